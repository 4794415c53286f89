import type { Content, DecodedResult } from "../../language-model/result.ts";
import { decodeV1FinishReason } from "../cohere-v1.ts";
import { optionalNumber, toObject, toObjects, toText } from "../read.ts";

/** What hangs on the request, and what only Cohere has, stay in its own words. */
export function decodeResult(body: unknown): DecodedResult {
  const { response_id: id, text, tool_calls: calls, citations, ...rest } = toObject(body);
  const { tokens, cached_tokens: cached } = toObject(rest["meta"]);
  const { input_tokens: input, output_tokens: output } = toObject(tokens);
  const content: Content[] = [
    ...(toText(text) === "" ? [] : [{ type: "text" as const, text: toText(text) }]),
    ...toObjects(citations).map((value): Content => ({
      type: "custom",
      kind: "cohere.citation",
      value,
    })),
    ...toObjects(calls).map(({ name, parameters }): Content => {
      return { type: "tool-call", toolCallId: "", toolName: toText(name), input: parameters };
    }),
  ];
  return {
    id: toText(id),
    modelId: "",
    content,
    finishReason: decodeV1FinishReason(rest["finish_reason"]),
    usage: {
      inputTokens: {
        total: optionalNumber(input) ?? 0,
        cacheRead: optionalNumber(cached) ?? 0,
        cacheWrite: 0,
      },
      outputTokens: { total: optionalNumber(output) ?? 0, reasoning: 0 },
    },
    body: rest,
  };
}
