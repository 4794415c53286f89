import type { WireRequest } from "../../codec.ts";
import type { LanguageModelCall } from "../../language-model/call.ts";
import { optionalNumber, toCount, toObject, toText, toTexts } from "../read.ts";

/** @see https://docs.cohere.com/v1/reference/generate */
export const MAXIMUM_GENERATIONS = 5;

export function decode({ body }: WireRequest): LanguageModelCall {
  const request = toObject(body);
  return {
    modelId: toText(request["model"]),
    body,
    prompt: [{ role: "user", content: [{ type: "text", text: toText(request["prompt"]) }] }],
    tools: [],
    toolChoice: undefined,
    responseFormat: undefined,
    maxOutputTokens: optionalNumber(request["max_tokens"]),
    // an end sequence is left out of the text as any other is here
    stopSequences: [...toTexts(request["stop_sequences"]), ...toTexts(request["end_sequences"])],
    temperature: optionalNumber(request["temperature"]),
    topP: optionalNumber(request["p"]),
    seed: optionalNumber(request["seed"]),
    n: toCount(request["num_generations"], MAXIMUM_GENERATIONS) ?? 1,
    topLogprobs: undefined,
    parallelToolCalls: true,
    stream: request["stream"] === true,
  };
}
