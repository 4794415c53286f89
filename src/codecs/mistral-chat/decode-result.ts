import type {
  Content,
  DecodedResult,
  FinishReason,
  LanguageModelResult,
} from "../../language-model/result.ts";
import {
  type JSONObject,
  optionalNumber,
  parseArguments,
  toObject,
  toObjects,
  toPlainText,
  toText,
} from "../read.ts";

const FINISH_REASONS: Record<string, FinishReason> = {
  stop: "stop",
  length: "length",
  model_length: "length",
  tool_calls: "tool-calls",
  error: "error",
};

/** Of several choices, the first. */
export function decodeResult(body: unknown): DecodedResult {
  const { id, model, created, choices, usage } = toObject(body);
  const [choice = {}] = toObjects(choices);
  const { content, tool_calls: calls } = toObject(choice["message"]);
  const seconds = optionalNumber(created);
  const reason = toText(choice["finish_reason"]);
  return {
    id: toText(id),
    modelId: toText(model),
    ...(seconds !== undefined && { timestamp: seconds * 1000 }),
    content: [...toContent(content), ...toObjects(calls).map(toToolCall)],
    finishReason: FINISH_REASONS[reason] ?? "other",
    usage: toUsage(toObject(usage)),
    // fields of the usage that only some models have, and `model_length`, which is a length, too
    body: {
      ...(reason === "model_length" && { choices: [{ finish_reason: reason }] }),
      ...(usage !== undefined && { usage }),
    },
  };
}

function toContent(content: unknown): Content[] {
  if (typeof content === "string") return content === "" ? [] : [{ type: "text", text: content }];
  return toObjects(content).map(({ type, ...chunk }): Content => {
    if (type === "text") return { type: "text", text: toText(chunk["text"]) };
    if (type === "thinking") return { type: "reasoning", text: toPlainText(chunk["thinking"]) };
    return { type: "custom", kind: `mistral.${toText(type)}`, value: chunk };
  });
}

function toToolCall({ id, function: called }: JSONObject): Content {
  const { name, arguments: input } = toObject(called);
  // as the model wrote it: its spaces are part of the text
  const text = typeof input === "string" ? input : parseArguments(input);
  return { type: "tool-call", toolCallId: toText(id), toolName: toText(name), input: text };
}

function toUsage(usage: JSONObject): LanguageModelResult["usage"] {
  const { cached_tokens: cached } = toObject(usage["prompt_tokens_details"]);
  return {
    inputTokens: {
      total: optionalNumber(usage["prompt_tokens"]) ?? 0,
      cacheRead: optionalNumber(cached) ?? 0,
      cacheWrite: 0,
    },
    outputTokens: { total: optionalNumber(usage["completion_tokens"]) ?? 0, reasoning: 0 },
  };
}
