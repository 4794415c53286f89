import type { AssistantPart, Message, ToolResultPart } from "../../language-model/prompt.ts";
import {
  type JSONObject,
  parseArguments,
  parseDataURL,
  toObject,
  toObjects,
  toPlainText,
  toText,
} from "../read.ts";
import { toItemType } from "../openai-stored-items.ts";
import { toUserContent } from "../user-content.ts";

/** Items that stand side by side are one message where they are the model's, and where they are tools' answers. */
export function toPrompt(instructions: unknown, items: JSONObject[]): Message[] {
  const prompt: Message[] = [];
  if (typeof instructions === "string" && instructions !== "") {
    prompt.push({ role: "system", content: instructions });
  }
  for (const item of items) {
    const type = toItemType(item);
    if (type === "message" && item["role"] !== "assistant") {
      prompt.push(toMessage(item));
    } else if (type.endsWith("_output")) {
      appendResult(prompt, toResult(item));
    } else {
      appendParts(prompt, toAssistantParts(type, item));
    }
  }
  return prompt;
}

function appendParts(prompt: Message[], parts: AssistantPart[]): void {
  if (parts.length === 0) return;
  const last = prompt.at(-1);
  if (last?.role === "assistant") last.content.push(...parts);
  else prompt.push({ role: "assistant", content: parts });
}

function appendResult(prompt: Message[], result: ToolResultPart): void {
  const last = prompt.at(-1);
  if (last?.role === "tool") last.content.push(result);
  else prompt.push({ role: "tool", content: [result] });
}

function toMessage({ role, content }: JSONObject): Message {
  if (role === "system" || role === "developer") {
    return { role: "system", content: toPlainText(content) };
  }
  return { role: "user", content: toUserContent(content, toFile) };
}

function toFile(part: JSONObject): { mediaType: string; data: string } | undefined {
  switch (part["type"]) {
    case "input_image":
      return parseDataURL(toText(part["image_url"] ?? part["file_id"]), "image/*");
    case "input_file": {
      const data = part["file_data"] ?? part["file_url"] ?? part["file_id"];
      return parseDataURL(toText(data), "application/octet-stream");
    }
    case "input_audio": {
      const { format, data } = toObject(part["input_audio"]);
      return { mediaType: `audio/${toText(format)}`, data: toText(data) };
    }
    default:
      return undefined;
  }
}

function toAssistantParts(type: string, item: JSONObject): AssistantPart[] {
  if (type === "message") return toAssistantContent(item["content"]);
  if (type === "reasoning") return [toReasoning(item)];
  if (type === "image_generation_call") {
    return [{ type: "file", mediaType: "image/*", data: toText(item["result"]) }];
  }
  if (!type.endsWith("_call")) return [];
  return [
    {
      type: "tool-call",
      toolCallId: toText(item["call_id"] ?? item["id"]),
      toolName: toText(item["name"]) || type.replace(/_call$/, ""),
      input: "input" in item ? item["input"] : toCallInput(item),
    },
  ];
}

function toCallInput({ arguments: given, action, code, queries }: JSONObject): unknown {
  return parseArguments(given ?? action ?? code ?? queries);
}

function toAssistantContent(content: unknown): AssistantPart[] {
  if (typeof content === "string") return [{ type: "text", text: content }];
  return toObjects(content).flatMap((part): AssistantPart[] => {
    if (part["type"] === "refusal") return [{ type: "refusal", text: toText(part["refusal"]) }];
    return typeof part["text"] === "string" ? [{ type: "text", text: part["text"] }] : [];
  });
}

function toReasoning({ summary, content, encrypted_content: secret }: JSONObject): AssistantPart {
  const text = toObjects(content).length > 0 ? toPlainText(content) : toPlainText(summary);
  if (typeof secret !== "string") return { type: "reasoning", text };
  return { type: "reasoning", text, [text === "" ? "redactedData" : "signature"]: secret };
}

function toResult({ call_id: callId, output }: JSONObject): ToolResultPart {
  return {
    type: "tool-result",
    toolCallId: toText(callId),
    toolName: "",
    output: toOutput(output),
  };
}

/** A list that is text alone is that text. */
function toOutput(output: unknown): unknown {
  const parts = toObjects(output);
  const isText = parts.length > 0 && parts.every(({ text }) => typeof text === "string");
  return isText ? toPlainText(output) : output;
}
