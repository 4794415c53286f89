import type { WireRequest } from "../../codec.ts";
import type {
  LanguageModelCall,
  ResponseFormat,
  Tool,
  ToolChoice,
} from "../../language-model/call.ts";
import type { AssistantPart, FilePart, Message, TextPart } from "../../language-model/prompt.ts";
import { toFunctionTool } from "../function-tool.ts";
import {
  isObject,
  type JSONObject,
  optionalNumber,
  parseArguments,
  parseDataURL,
  toArray,
  toObject,
  toObjects,
  toPlainText,
  toText,
  toTexts,
  toWords,
} from "../read.ts";

export function decode({ body }: WireRequest): LanguageModelCall {
  const request = toObject(body);
  return {
    modelId: toText(request["model"]),
    body,
    prompt: withDocuments(toObjects(request["messages"]).flatMap(toMessage), request["documents"]),
    tools: toObjects(request["tools"]).map(toTool),
    toolChoice: toToolChoice(request["tool_choice"]),
    responseFormat: toResponseFormat(request["response_format"]),
    maxOutputTokens: optionalNumber(request["max_tokens"]),
    stopSequences: toTexts(request["stop_sequences"]),
    temperature: optionalNumber(request["temperature"]),
    topP: optionalNumber(request["p"]),
    seed: optionalNumber(request["seed"]),
    n: 1,
    topLogprobs: request["logprobs"] === true ? 0 : undefined,
    parallelToolCalls: true,
    stream: request["stream"] === true,
  };
}

function toMessage({ role, content, ...message }: JSONObject): Message[] {
  switch (role) {
    case "system":
      return [{ role: "system", content: toPlainText(content) }];
    case "user":
      return [{ role: "user", content: toUserContent(content) }];
    case "assistant":
      return [{ role: "assistant", content: toAssistantContent(content, message) }];
    case "tool": {
      const toolCallId = toText(message["tool_call_id"]);
      const output = toOutput(content);
      return [
        { role: "tool", content: [{ type: "tool-result", toolCallId, toolName: "", output }] },
      ];
    }
    default:
      return [];
  }
}

function toUserContent(content: unknown): (TextPart | FilePart)[] {
  if (typeof content === "string") return [{ type: "text", text: content }];
  return toObjects(content).flatMap((part): (TextPart | FilePart)[] => {
    if (typeof part["text"] === "string") return [{ type: "text", text: part["text"] }];
    if (part["type"] === "document") return [toDocument(part["document"])];
    const url = toText(toObject(part["image_url"])["url"]);
    return url === "" ? [] : [{ type: "file", ...parseDataURL(url, "image/*") }];
  });
}

/** Documents that answers are to rest on belong to the last question. */
function withDocuments(prompt: Message[], documents: unknown): Message[] {
  const last = prompt.findLast(({ role }) => role === "user");
  if (last?.role === "user") last.content.push(...toArray(documents).map(toDocument));
  return prompt;
}

function toDocument(document: unknown): FilePart {
  const data = isObject(document) ? (document["data"] ?? document) : document;
  return { type: "file", mediaType: "text/plain", data: toWords(data ?? null) };
}

function toAssistantContent(content: unknown, message: JSONObject): AssistantPart[] {
  const plan = toText(message["tool_plan"]);
  const parts: AssistantPart[] = plan === "" ? [] : [{ type: "text", text: plan }];
  if (typeof content === "string" && content !== "") parts.push({ type: "text", text: content });
  for (const block of toObjects(content)) {
    if (typeof block["thinking"] === "string") {
      parts.push({ type: "reasoning", text: block["thinking"] });
    } else if (toText(block["text"]) !== "") {
      parts.push({ type: "text", text: toText(block["text"]) });
    }
  }
  for (const { id, function: called } of toObjects(message["tool_calls"])) {
    const { name, arguments: input } = toObject(called);
    parts.push({
      type: "tool-call",
      toolCallId: toText(id),
      toolName: toText(name),
      input: parseArguments(input),
    });
  }
  return parts;
}

/** A text; documents as they are. */
function toOutput(content: unknown): unknown {
  if (typeof content === "string") return content;
  const documents = toObjects(content).map((part) =>
    part["type"] === "document" ? (toObject(part["document"])["data"] ?? part) : part["text"],
  );
  return documents.length === 1 ? documents[0] : documents;
}

function toTool(tool: JSONObject): Tool {
  return toFunctionTool(toObject(tool["function"]));
}

function toToolChoice(choice: unknown): ToolChoice | undefined {
  if (choice === "REQUIRED") return { type: "required" };
  return choice === "NONE" ? { type: "none" } : undefined;
}

function toResponseFormat(format: unknown): ResponseFormat | undefined {
  const { type, json_schema: named, schema = named } = toObject(format);
  if (type !== "json_object") return type === "text" ? { type: "text" } : undefined;
  return { type: "json", ...(schema !== undefined && { schema }) };
}
