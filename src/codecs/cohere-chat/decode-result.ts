import type { Content, DecodedResult, FinishReason } from "../../language-model/result.ts";
import { type JSONObject, optionalNumber, toArray, toObject, toObjects, toText } from "../read.ts";

const FINISH_REASONS: Record<string, FinishReason> = {
  COMPLETE: "stop",
  STOP_SEQUENCE: "stop",
  MAX_TOKENS: "length",
  TOOL_CALL: "tool-calls",
  ERROR: "error",
};

/** What is billed, and how a stop is called, stay in Cohere's own words. */
export function decodeResult(body: unknown): DecodedResult {
  const { id, message, finish_reason: reason, usage, logprobs } = toObject(body);
  const { tokens, cached_tokens: cached } = toObject(usage);
  const {
    input_tokens: input,
    output_tokens: output,
    reasoning_tokens: reasoning,
  } = toObject(tokens);
  return {
    id: toText(id),
    modelId: "",
    content: toContent(toObject(message)),
    finishReason: FINISH_REASONS[toText(reason)] ?? "other",
    usage: {
      inputTokens: {
        total: optionalNumber(input) ?? 0,
        cacheRead: optionalNumber(cached) ?? 0,
        cacheWrite: 0,
      },
      outputTokens: {
        total: optionalNumber(output) ?? 0,
        reasoning: optionalNumber(reasoning) ?? 0,
      },
    },
    ...(Array.isArray(logprobs) && { logprobs: toObjects(logprobs).map(toLogprob) }),
    body: {
      ...(usage !== undefined && { usage }),
      ...(reason !== undefined && { finish_reason: reason }),
    },
  };
}

function toContent({
  content,
  tool_plan: plan,
  tool_calls: calls,
  citations,
}: JSONObject): Content[] {
  return [
    ...toObjects(content).map(toBlock),
    ...toObjects(citations).map((value): Content => ({
      type: "custom",
      kind: "cohere.citation",
      value,
    })),
    ...(typeof plan === "string"
      ? [{ type: "custom" as const, kind: "cohere.tool_plan", value: { tool_plan: plan } }]
      : []),
    ...toObjects(calls).map(toToolCall),
  ];
}

function toBlock({ type, thinking, text }: JSONObject): Content {
  if (type === "thinking") return { type: "reasoning", text: toText(thinking) };
  return { type: "text", text: toText(text) };
}

function toToolCall({ id, function: called }: JSONObject): Content {
  const { name, arguments: input } = toObject(called);
  return { type: "tool-call", toolCallId: toText(id), toolName: toText(name), input };
}

function toLogprob({ text, logprobs }: JSONObject): { token: string; logprob: number } {
  return { token: toText(text), logprob: optionalNumber(toArray(logprobs)[0]) ?? 0 };
}
