import type { WireRequest } from "../../codec.ts";
import type { LanguageModelCall, ResponseFormat } from "../../language-model/call.ts";
import type { AssistantPart, Message, ToolCallPart } from "../../language-model/prompt.ts";
import { toChoiceCount } from "../openai-choices.ts";
import {
  isObject,
  type JSONObject,
  optionalNumber,
  parseArguments,
  parseDataURL,
  toObject,
  toObjects,
  toPlainText,
  toText,
  toTexts,
} from "../read.ts";
import { toUserContent } from "../user-content.ts";
import { decodeTools } from "./decode-tools.ts";

export function decode({ body }: Pick<WireRequest, "body">): LanguageModelCall {
  const request = toObject(body);
  return {
    modelId: toText(request["model"]),
    body,
    prompt: toObjects(request["messages"]).flatMap(toMessage),
    ...decodeTools(request),
    responseFormat: toResponseFormat(request["response_format"]),
    maxOutputTokens: optionalNumber(request["max_completion_tokens"] ?? request["max_tokens"]),
    stopSequences: toTexts(request["stop"]),
    temperature: optionalNumber(request["temperature"]),
    topP: optionalNumber(request["top_p"]),
    seed: optionalNumber(request["seed"]),
    n: toChoiceCount(request["n"]),
    topLogprobs:
      request["logprobs"] === true ? (optionalNumber(request["top_logprobs"]) ?? 0) : undefined,
    stream: request["stream"] === true,
  };
}

function toMessage({ role, content, ...message }: JSONObject): Message[] {
  switch (role) {
    case "system":
    case "developer":
      return [{ role: "system", content: toPlainText(content) }];
    case "user":
      return [{ role: "user", content: toUserContent(content, toFile) }];
    case "assistant":
      return [{ role: "assistant", content: toAssistantContent(content, message) }];
    case "tool":
    case "function": {
      const toolCallId = toText(message["tool_call_id"]);
      const toolName = toText(message["name"]);
      const output = toPlainText(content);
      return [{ role: "tool", content: [{ type: "tool-result", toolCallId, toolName, output }] }];
    }
    default:
      return [];
  }
}

function toFile(part: JSONObject): { mediaType: string; data: string } | undefined {
  switch (part["type"]) {
    case "image_url": {
      const image = part["image_url"];
      return parseDataURL(toText(toObject(image)["url"] ?? image), "image/*");
    }
    case "input_audio": {
      const { format, data } = toObject(part["input_audio"]);
      return { mediaType: `audio/${toText(format)}`, data: toText(data) };
    }
    case "file": {
      const { file_data: data, file_id: id } = toObject(part["file"]);
      return parseDataURL(toText(data ?? id), "application/octet-stream");
    }
    default:
      return undefined;
  }
}

function toAssistantContent(content: unknown, message: JSONObject): AssistantPart[] {
  const parts: AssistantPart[] = [];
  const text = toPlainText(content);
  if (text !== "") parts.push({ type: "text", text });
  const refusal = toText(message["refusal"]);
  if (refusal !== "") parts.push({ type: "refusal", text: refusal });
  const calls = toObjects(message["tool_calls"]);
  parts.push(...calls.map(toToolCall));
  // the call of a legacy function has no id, nor has its answer
  if (isObject(message["function_call"]))
    parts.push(toToolCall({ function: message["function_call"] }));
  return parts;
}

/** A call of a function, or of a tool that takes a free text. */
export function toToolCall(call: JSONObject): ToolCallPart {
  const details = toObject(call["function"] ?? call["custom"]);
  return {
    type: "tool-call",
    toolCallId: toText(call["id"]),
    toolName: toText(details["name"]),
    input: "input" in details ? details["input"] : parseArguments(details["arguments"]),
  };
}

function toResponseFormat(format: unknown): ResponseFormat | undefined {
  const { type, json_schema: definition } = toObject(format);
  if (type === "json_object") return { type: "json" };
  if (type !== "json_schema") return type === "text" ? { type: "text" } : undefined;
  const { name, schema, strict } = toObject(definition);
  return { type: "json", name: toText(name), schema, strict: strict === true };
}
