import type { AssistantPart, FilePart, TextPart } from "../../language-model/prompt.ts";
import { isObject, type JSONObject, toArray, toObject, toText } from "../read.ts";

/** A block of a user's message; tool results are no part of it. */
export function toUserPart(block: JSONObject): (TextPart | FilePart)[] {
  const { type, text, source, content, file_id: id } = block;
  switch (type) {
    case "text":
      return [{ type, text: toText(text) }];
    case "image":
      return [{ type: "file", ...toFile(source, "image/*") }];
    case "document":
      return [{ type: "file", ...toFile(source, "application/pdf") }];
    case "search_result":
      return [{ type: "file", mediaType: "text/plain", data: joinTexts(content, "\n") }];
    case "container_upload":
      return [{ type: "file", mediaType: "application/octet-stream", data: toText(id) }];
    default:
      return [];
  }
}

/** A block of an assistant's message; what server tools found stays in the body alone. */
export function toAssistantPart(block: JSONObject): AssistantPart[] {
  switch (block["type"]) {
    case "text":
      return [{ type: "text", text: toText(block["text"]) }];
    case "thinking": {
      const text = toText(block["thinking"]);
      return [{ type: "reasoning", text, signature: toText(block["signature"]) }];
    }
    case "redacted_thinking":
      return [{ type: "reasoning", text: "", redactedData: toText(block["data"]) }];
    case "tool_use":
    case "server_tool_use":
    case "mcp_tool_use": {
      const { id, name, input = {} } = block;
      return [{ type: "tool-call", toolCallId: toText(id), toolName: toText(name), input }];
    }
    case "compaction":
      return [{ type: "text", text: toText(block["content"]) }];
    default:
      return [];
  }
}

/** A tool's answer: its text, or the blocks where there is more than text. */
export function toToolOutput(content: unknown): unknown {
  const isText = toArray(content).every((block) => isObject(block) && block["type"] === "text");
  return isText ? joinTexts(content, "\n") : content;
}

/** The texts of blocks, or the text that stands for them. */
export function joinTexts(content: unknown, separator: string): string {
  if (typeof content === "string") return content;
  return toArray(content)
    .map((block) => toText(toObject(block)["text"]))
    .filter((text) => text !== "")
    .join(separator);
}

function toFile(source: unknown, mediaType: string): { mediaType: string; data: string } {
  const { type, media_type: given, data, url, file_id: id, content } = toObject(source);
  if (type === "content") return { mediaType: "text/plain", data: joinTexts(content, "\n") };
  return { mediaType: toText(given) || mediaType, data: toText(data ?? url ?? id) };
}
