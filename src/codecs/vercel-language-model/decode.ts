import type { WireRequest } from "../../codec.ts";
import type { ResponseFormat, Tool, ToolChoice } from "../../language-model/call.ts";
import type {
  AssistantPart,
  FilePart,
  Message,
  TextPart,
  ToolCallPart,
  ToolResultPart,
} from "../../language-model/prompt.ts";
import { type JSONObject, optionalNumber, toObject, toObjects, toText, toTexts } from "../read.ts";
import type { VercelCall } from "./wire.ts";

export function decode({ body, headers, url }: WireRequest): VercelCall {
  const request = toObject(body);
  return {
    modelId: headers.get("ai-language-model-id") ?? "",
    body,
    prompt: toObjects(request["prompt"]).flatMap(toMessage),
    tools: toObjects(request["tools"]).map(toTool),
    toolChoice: toToolChoice(toObject(request["toolChoice"])),
    responseFormat: toResponseFormat(toObject(request["responseFormat"])),
    maxOutputTokens: optionalNumber(request["maxOutputTokens"]),
    stopSequences: toTexts(request["stopSequences"]),
    temperature: optionalNumber(request["temperature"]),
    topP: optionalNumber(request["topP"]),
    seed: optionalNumber(request["seed"]),
    n: 1,
    topLogprobs: undefined,
    parallelToolCalls: true,
    stream: headers.get("ai-language-model-streaming") === "true",
    isVersion3: /\/v3\/ai\//.test(url),
  };
}

/** The vendor that a model's name begins with, whose words stand in `providerMetadata`. */
export function toVendor(modelId: string): string {
  return modelId.split("/", 1)[0] ?? "";
}

/** A file's data: base64 or an address, in either version's form. */
export function toData(data: unknown): string {
  const { type, data: base64, url, reference } = toObject(data);
  if (type === "url") return toText(url);
  if (type === "reference") return toText(Object.values(toObject(reference))[0]);
  return toText(type === "data" ? base64 : data);
}

function toMessage({ role, content }: JSONObject): Message[] {
  switch (role) {
    case "system":
      return [{ role, content: toText(content) }];
    case "user":
      return [{ role, content: toObjects(content).flatMap(toUserPart) }];
    case "assistant":
      return [{ role, content: toObjects(content).flatMap(toAssistantPart) }];
    case "tool":
      return [{ role, content: toObjects(content).flatMap(toResult) }];
    default:
      return [];
  }
}

function toUserPart({ type, ...part }: JSONObject): (TextPart | FilePart)[] {
  if (type === "text") return [{ type, text: toText(part["text"]) }];
  if (type !== "file") return [];
  return [{ type, mediaType: toText(part["mediaType"]), data: toData(part["data"]) }];
}

function toAssistantPart(part: JSONObject): AssistantPart[] {
  switch (part["type"]) {
    case "reasoning": {
      const details = Object.values(toObject(part["providerOptions"])).map(toObject);
      const signature = details.map((options) => options["signature"]).find(isText);
      const text = toText(part["text"]);
      return [{ type: "reasoning", text, ...(signature !== undefined && { signature }) }];
    }
    case "tool-call":
      return [toToolCall(part)];
    default:
      return toUserPart(part);
  }
}

function toToolCall(part: JSONObject): ToolCallPart {
  return {
    type: "tool-call",
    toolCallId: toText(part["toolCallId"]),
    toolName: toText(part["toolName"]),
    input: part["input"],
  };
}

function toResult(part: JSONObject): ToolResultPart[] {
  if (part["type"] !== "tool-result") return [];
  const { type, value, reason } = toObject(part["output"]);
  const isError = /^error|^execution-denied/.test(toText(type));
  return [
    {
      type: "tool-result",
      toolCallId: toText(part["toolCallId"]),
      toolName: toText(part["toolName"]),
      output: value ?? reason,
      ...(isError && { isError }),
    },
  ];
}

function toTool({ type, name, description, inputSchema, strict }: JSONObject): Tool {
  if (type !== "function") return { type: "provider", name: toText(name) };
  return {
    type,
    name: toText(name),
    inputSchema,
    ...(isText(description) && { description }),
    ...(typeof strict === "boolean" && { strict }),
  };
}

function toToolChoice({ type, toolName }: JSONObject): ToolChoice | undefined {
  if (type === "auto" || type === "none" || type === "required") return { type };
  return type === "tool" ? { type, toolName: toText(toolName) } : undefined;
}

function toResponseFormat({ type, name, schema }: JSONObject): ResponseFormat | undefined {
  if (type === "text") return { type };
  if (type !== "json") return undefined;
  return { type, ...(isText(name) && { name }), ...(schema !== undefined && { schema }) };
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}
