import type { DecodedResult, FinishReason } from "../../language-model/result.ts";
import { toObject, toText } from "../read.ts";

const REASONS = new Map<unknown, FinishReason>([
  ["stop_sequence", "stop"],
  ["max_tokens", "length"],
  ["refusal", "content-filter"],
]);

export function decodeResult(body: unknown): DecodedResult {
  const { id, model, completion, stop_reason: reason, ...rest } = toObject(body);
  return {
    id: toText(id),
    modelId: toText(model),
    content: [{ type: "text", text: toText(completion) }],
    // it tells of no tokens
    usage: {
      inputTokens: { total: 0, cacheRead: 0, cacheWrite: 0 },
      outputTokens: { total: 0, reasoning: 0 },
    },
    finishReason: REASONS.get(reason) ?? "other",
    body: rest,
  };
}
