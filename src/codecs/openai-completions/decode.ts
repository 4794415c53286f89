import type { WireRequest } from "../../codec.ts";
import type { LanguageModelCall } from "../../language-model/call.ts";
import { toChoiceCount } from "../openai-choices.ts";
import { optionalNumber, toArray, toObject, toText, toTexts, toWords } from "../read.ts";

export function decode({ body }: Pick<WireRequest, "body">): LanguageModelCall {
  const request = toObject(body);
  const prompts = toPrompts(request["prompt"]);
  const n = toChoiceCount(request["n"]);
  return {
    modelId: toText(request["model"]),
    body,
    prompt: prompts.map((text) => ({ role: "user", content: [{ type: "text", text }] })),
    tools: [],
    toolChoice: undefined,
    responseFormat: undefined,
    maxOutputTokens: optionalNumber(request["max_tokens"]),
    stopSequences: toTexts(request["stop"]),
    temperature: optionalNumber(request["temperature"]),
    topP: optionalNumber(request["top_p"]),
    seed: optionalNumber(request["seed"]),
    // each prompt of a list gets its own choices, all in one list
    n: n * Math.max(1, prompts.length),
    topLogprobs: optionalNumber(request["logprobs"]),
    parallelToolCalls: true,
    stream: request["stream"] === true,
  };
}

/** The prompts of a request, each with its own choices; tokens stand as their JSON. */
export function toPrompts(prompt: unknown): string[] {
  if (typeof prompt === "string") return [prompt];
  const list = toArray(prompt);
  if (typeof list[0] === "number") return [JSON.stringify(list)];
  return list.map(toWords);
}
