import type { LLMError } from "../errors.ts";
import type { AssistantPart, Message } from "../language-model/prompt.ts";
import { missingField, unfit, wrongType } from "./pydantic.ts";
import {
  isObject,
  type JSONObject,
  parseArguments,
  parseDataURL,
  toObject,
  toObjects,
  toPlainText,
  toText,
} from "./read.ts";
import { toUserContent } from "./user-content.ts";

const ROLES = ["system", "user", "assistant", "tool"];

/** A list of messages; the endpoint that moderates chats takes one, too. */
export function checkMessages(messages: unknown, path: string): LLMError | undefined {
  if (!Array.isArray(messages)) return wrongType(path, "list");
  for (const [index, message] of messages.entries()) {
    const error = checkMessage(message, `${path}.${index}`);
    if (error) return error;
  }
  return undefined;
}

function checkMessage(message: unknown, path: string): LLMError | undefined {
  if (!isObject(message)) return wrongType(path, "dict");
  const { role } = message;
  if (role === undefined) {
    return unfit("union_tag_not_found", path, "Unable to extract tag using discriminator 'role'");
  }
  if (!ROLES.includes(role as string)) {
    const expected = ROLES.map((name) => `'${name}'`).join(", ");
    return unfit(
      "union_tag_invalid",
      path,
      `Input tag '${toText(role)}' found using 'role' does not match any of the expected tags: ${expected}`,
    );
  }
  const needsContent = role !== "assistant" && message["content"] === undefined;
  return needsContent ? missingField(`${path}.${role as string}.content`) : undefined;
}

export function toMessage({ role, content, ...message }: JSONObject): Message[] {
  switch (role) {
    case "system":
      return [{ role: "system", content: toPlainText(content) }];
    case "user":
      return [{ role: "user", content: toUserContent(content, toFile) }];
    case "assistant":
      return [{ role: "assistant", content: toAssistantContent(content, message) }];
    case "tool": {
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
    case "document_url":
      return parseDataURL(toText(part["document_url"]), "application/pdf");
    case "input_audio": {
      const audio = part["input_audio"];
      return parseDataURL(toText(toObject(audio)["data"] ?? audio), "audio/*");
    }
    case "file":
      return { mediaType: "application/octet-stream", data: toText(part["file_id"]) };
    default:
      return undefined;
  }
}

function toAssistantContent(content: unknown, message: JSONObject): AssistantPart[] {
  const parts = toContent(content);
  for (const call of toObjects(message["tool_calls"])) {
    const { name, arguments: input } = toObject(call["function"]);
    parts.push({
      type: "tool-call",
      toolCallId: toText(call["id"]),
      toolName: toText(name),
      input: parseArguments(input),
    });
  }
  return parts;
}

/** A text, or a list in which there may be thoughts. */
function toContent(content: unknown): AssistantPart[] {
  if (typeof content === "string") return content === "" ? [] : [{ type: "text", text: content }];
  return toObjects(content).flatMap((part): AssistantPart[] => {
    if (typeof part["text"] === "string") return [{ type: "text", text: part["text"] }];
    if (part["type"] !== "thinking") return [];
    return [{ type: "reasoning", text: toPlainText(part["thinking"]) }];
  });
}
