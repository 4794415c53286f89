import type { DecodedResult, FinishReason, TokenLogprob } from "../../language-model/result.ts";
import { toPartialBody } from "../partial-body.ts";
import {
  isObject,
  type JSONObject,
  optionalNumber,
  toArray,
  toObject,
  toObjects,
  toText,
  toTexts,
} from "../read.ts";
import { decode } from "./decode.ts";
import { encode } from "./encode.ts";
import type { OpenAICompletionsOptions } from "./wire.ts";

/** Reads a text completion; what the neutral form has no word for stands in `body`. */
export function decodeResult(body: unknown, options: OpenAICompletionsOptions = {}): DecodedResult {
  const completion = toObject(body);
  const choices = toObjects(completion["choices"]);
  const choice = choices[0] ?? {};
  const usage = toObject(completion["usage"]);
  const logprobs = toLogprobs(choice["logprobs"]);
  const result = {
    id: toText(completion["id"]),
    modelId: toText(completion["model"]),
    timestamp: (optionalNumber(completion["created"]) ?? 0) * 1000,
    content: [{ type: "text" as const, text: toText(choice["text"]) }],
    finishReason: FINISH_REASONS.get(choice["finish_reason"]) ?? "other",
    usage: {
      inputTokens: {
        total: optionalNumber(usage["prompt_tokens"]) ?? 0,
        cacheRead: 0,
        cacheWrite: 0,
      },
      outputTokens: { total: optionalNumber(usage["completion_tokens"]) ?? 0, reasoning: 0 },
    },
    ...(logprobs && { logprobs }),
  };
  const encoded = encode(result, decode({ body: { n: choices.length } }), options);
  const rest = toPartialBody(
    { ...completion, choices: choices.map(withoutOffsets) },
    { ...encoded, choices: encoded.choices.map(withoutOffsets) },
  );
  return { ...result, ...(isObject(rest) && { body: rest }) };
}

const FINISH_REASONS: ReadonlyMap<unknown, FinishReason> = new Map([
  ["stop", "stop"],
  ["length", "length"],
  ["content_filter", "content-filter"],
]);

function toLogprobs(logprobs: unknown): TokenLogprob[] | undefined {
  if (!isObject(logprobs)) return undefined;
  const { tokens, token_logprobs: values, top_logprobs: tops } = logprobs;
  return toTexts(tokens).map((token, index) => {
    const top = toArray(tops)[index];
    return {
      token,
      logprob: optionalNumber(toArray(values)[index]) ?? 0,
      ...(isObject(top) && { topLogprobs: toTopLogprobs(top) }),
    };
  });
}

function toTopLogprobs(top: JSONObject): { token: string; logprob: number }[] {
  return Object.entries(top).map(([token, logprob]) => ({
    token,
    logprob: optionalNumber(logprob) ?? 0,
  }));
}

/** The first choice's offsets follow from the request's prompt. */
function withoutOffsets<T extends { logprobs?: unknown }>(choice: T, index: number): T {
  if (index > 0 || !isObject(choice.logprobs)) return choice;
  const { text_offset: _, ...logprobs } = choice.logprobs;
  return { ...choice, logprobs };
}
