import type { LanguageModelCall } from "../../language-model/call.ts";
import type { SourcePart, ToolCallPart } from "../../language-model/prompt.ts";
import type { LanguageModelResult } from "../../language-model/result.ts";
import { encodeCohereMeta, encodeCohereUsage } from "../cohere-meta.ts";
import { cannotCarryCustom, readCustomPart } from "../custom-part.ts";
import { encodeV1FinishReason } from "../cohere-v1.ts";
import { mergeBody } from "../merge-body.ts";
import { parseArguments, toObject, toObjects, toText } from "../read.ts";
import { toSecondUUID, toUUID } from "../uuid.ts";
import type * as wire from "./wire.ts";

export function encode(result: LanguageModelResult, call: LanguageModelCall): wire.ChatResponse {
  const texts: string[] = [];
  const toolCalls: wire.ToolCall[] = [];
  const citations: object[] = [];
  for (const part of result.content) {
    switch (part.type) {
      case "text":
      case "refusal":
        texts.push(part.text);
        break;
      case "tool-call":
        toolCalls.push(encodeToolCall(part));
        break;
      case "source":
        citations.push(encodeSource(part, texts.join("")));
        break;
      case "custom":
        citations.push(readCitation(part));
        break;
      case "file":
        throw cannotCarryFile();
      case "reasoning": // version 1 shows none, and counts it
        break;
    }
  }
  const text = texts.join("");
  const body: wire.ChatResponse = {
    response_id: toUUID(result.id),
    text,
    generation_id: toSecondUUID(result.id),
    chat_history: encodeHistory(call, text, toolCalls),
    finish_reason: encodeV1FinishReason(result),
    meta: { ...encodeCohereMeta("1"), ...encodeCohereUsage(result.usage) },
    ...(toolCalls.length > 0 && { tool_calls: toolCalls }),
    ...(citations.length > 0 && { citations }),
  };
  return mergeBody(body, result.body);
}

/** The conversation so far, the answer included. */
function encodeHistory(
  { body }: LanguageModelCall,
  text: string,
  toolCalls: wire.ToolCall[],
): object[] {
  const { chat_history: history, message, tool_results: results } = toObject(body);
  return [
    ...toObjects(history),
    ...(toText(message) === "" ? [] : [{ role: "USER", message }]),
    ...(Array.isArray(results) && results.length > 0
      ? [{ role: "TOOL", tool_results: results }]
      : []),
    { role: "CHATBOT", message: text, ...(toolCalls.length > 0 && { tool_calls: toolCalls }) },
  ];
}

export function encodeToolCall({ toolName, input }: ToolCallPart): wire.ToolCall {
  return { name: toolName, parameters: parseArguments(input) };
}

export function encodeSource({ url }: SourcePart, text: string): object {
  return { start: 0, end: text.length, text, document_ids: [url] };
}

export function readCitation(part: Parameters<typeof readCustomPart>[0]): object {
  const { type, value } = readCustomPart(part, "cohere");
  if (type !== "citation") throw cannotCarryCustom(part.kind);
  return value;
}

export function cannotCarryFile(): Error {
  return new Error(
    "Cohere's chat carries no files. Answer with a text, or mock an endpoint that does, such as llm.gemini.generateContent.",
  );
}
