import type { WireRequest } from "../../codec.ts";
import type { LanguageModelCall } from "../../language-model/call.ts";
import { optionalNumber, toObject, toText, toTexts } from "../read.ts";

export function decode({ body }: WireRequest): LanguageModelCall {
  const request = toObject(body);
  return {
    modelId: toText(request["model"]),
    body,
    prompt: [{ role: "user", content: [{ type: "text", text: toText(request["prompt"]) }] }],
    tools: [],
    toolChoice: undefined,
    responseFormat: undefined,
    maxOutputTokens: optionalNumber(request["max_tokens_to_sample"]),
    stopSequences: toTexts(request["stop_sequences"]),
    temperature: optionalNumber(request["temperature"]),
    topP: optionalNumber(request["top_p"]),
    seed: undefined,
    n: 1,
    topLogprobs: undefined,
    parallelToolCalls: true,
    stream: request["stream"] === true,
  };
}
