import type {
  AssistantPart,
  FilePart,
  Message,
  TextPart,
  ToolResultPart,
} from "../../language-model/prompt.ts";
import { isObject, type JSONObject, toObject, toObjects, toText } from "../read.ts";

/** One turn; what tools gave comes in the user's name. */
export function toMessages({ role, content }: JSONObject): Message[] {
  const blocks = toObjects(content);
  switch (role) {
    case "user":
      return toUserMessages(blocks);
    case "assistant":
      return [{ role, content: blocks.flatMap(toAssistantPart) }];
    case "system":
      return toSystem(content);
    default:
      return [];
  }
}

/** Each text is a message of its own. */
export function toSystem(content: unknown): Message[] {
  return toObjects(content).flatMap((block): Message[] => {
    const text = readText(block);
    return text === undefined ? [] : [{ role: "system", content: text }];
  });
}

function toUserMessages(blocks: JSONObject[]): Message[] {
  const results = blocks.flatMap(toToolResult);
  const content = blocks.flatMap(toUserPart);
  const messages: Message[] = [];
  if (results.length > 0) messages.push({ role: "tool", content: results });
  if (content.length > 0 || results.length === 0) messages.push({ role: "user", content });
  return messages;
}

function toUserPart(block: JSONObject): (TextPart | FilePart)[] {
  const text = readText(block);
  return text === undefined ? toFile(block) : [{ type: "text", text }];
}

function toAssistantPart(block: JSONObject): AssistantPart[] {
  const { toolUse, reasoningContent, citationsContent } = block;
  if (isObject(toolUse)) {
    const { toolUseId, name, input = {} } = toolUse;
    const call = { toolCallId: toText(toolUseId), toolName: toText(name), input };
    return [{ type: "tool-call", ...call }];
  }
  if (isObject(reasoningContent)) return [toReasoning(reasoningContent)];
  if (isObject(citationsContent)) {
    return [{ type: "text", text: joinTexts(citationsContent["content"], "") }];
  }
  return toUserPart(block);
}

export function toReasoning({ reasoningText, redactedContent }: JSONObject): AssistantPart & {
  type: "reasoning";
} {
  if (redactedContent !== undefined) {
    return { type: "reasoning", text: "", redactedData: toText(redactedContent) };
  }
  const { text, signature } = toObject(reasoningText);
  return {
    type: "reasoning",
    text: toText(text),
    ...(typeof signature === "string" && { signature }),
  };
}

function toToolResult({ toolResult }: JSONObject): ToolResultPart[] {
  if (!isObject(toolResult)) return [];
  const { toolUseId, content, status } = toolResult;
  return [
    {
      type: "tool-result",
      toolCallId: toText(toolUseId),
      toolName: "",
      output: toOutput(content),
      ...(status === "error" && { isError: true }),
    },
  ];
}

/** One JSON, or the texts, or the blocks where there is more. */
function toOutput(content: unknown): unknown {
  const blocks = toObjects(content);
  const [first] = blocks;
  if (blocks.length === 1 && first && "json" in first) return first["json"];
  if (blocks.every((block) => typeof block["text"] === "string")) return joinTexts(content, "\n");
  return content;
}

function readText({ text, guardContent }: JSONObject): string | undefined {
  if (typeof text === "string") return text;
  const guarded = toObject(toObject(guardContent)["text"])["text"];
  return typeof guarded === "string" ? guarded : undefined;
}

function joinTexts(content: unknown, separator: string): string {
  return toObjects(content)
    .map(({ text }) => toText(text))
    .join(separator);
}

/** @see https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_DocumentBlock.html */
const DOCUMENT_TYPES: Record<string, string> = {
  pdf: "application/pdf",
  csv: "text/csv",
  doc: "application/msword",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xls: "application/vnd.ms-excel",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  html: "text/html",
  txt: "text/plain",
  md: "text/markdown",
};

function toFile({ image, document, video, audio, searchResult }: JSONObject): FilePart[] {
  if (isObject(image)) return [toMedia("image", image)];
  if (isObject(video)) return [toMedia("video", video)];
  if (isObject(audio)) return [toMedia("audio", audio)];
  if (isObject(document)) {
    const mediaType = DOCUMENT_TYPES[toText(document["format"])] ?? "text/plain";
    return [{ type: "file", mediaType, data: toData(document["source"]) }];
  }
  if (!isObject(searchResult)) return [];
  return [
    { type: "file", mediaType: "text/plain", data: joinTexts(searchResult["content"], "\n") },
  ];
}

function toMedia(kind: string, { format, source }: JSONObject): FilePart {
  return { type: "file", mediaType: `${kind}/${toText(format) || "*"}`, data: toData(source) };
}

function toData(source: unknown): string {
  const { bytes, s3Location, text, content } = toObject(source);
  if (content !== undefined) return joinTexts(content, "\n");
  return toText(bytes ?? text ?? toObject(s3Location)["uri"]);
}
