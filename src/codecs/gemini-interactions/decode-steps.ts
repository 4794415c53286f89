import type {
  AssistantPart,
  FilePart,
  Message,
  TextPart,
  ToolResultPart,
} from "../../language-model/prompt.ts";
import { type JSONObject, optionalText, toObjects, toText } from "../read.ts";

const CONTENT_TYPES = ["text", "image", "audio", "video", "document"];

/** The steps of an input; a text, or contents without a step, are what the user says. */
export function toInputSteps(input: unknown): JSONObject[] {
  if (typeof input === "string") return [toUserInput([{ type: "text", text: input }])];
  const steps: JSONObject[] = [];
  let said: JSONObject[] | undefined;
  for (const member of toObjects(Array.isArray(input) ? input : [input])) {
    if (!CONTENT_TYPES.includes(toText(member["type"]))) {
      steps.push(member);
      said = undefined;
    } else if (said) said.push(member);
    else steps.push(toUserInput((said = [member])));
  }
  return steps;
}

function toUserInput(content: JSONObject[]): JSONObject {
  return { type: "user_input", content };
}

/** A turn each: adjacent steps of one side are one message. */
export function toMessages(steps: JSONObject[]): Message[] {
  const messages: Message[] = [];
  for (const message of steps.flatMap(toStepMessages)) {
    const last = messages.at(-1);
    if (last?.role === "assistant" && message.role === "assistant") {
      last.content.push(...message.content);
    } else if (last?.role === "tool" && message.role === "tool") {
      last.content.push(...message.content);
    } else messages.push(message);
  }
  return messages;
}

function toStepMessages(step: JSONObject): Message[] {
  const { type } = step;
  if (type === "user_input") return toUserMessages(step["content"]);
  if (type === "function_result") return [{ role: "tool", content: [toToolResult(step)] }];
  const content = toAssistantParts(step);
  return content.length > 0 ? [{ role: "assistant", content }] : [];
}

/** The AI SDK sends results of functions within what the user says. */
function toUserMessages(content: unknown): Message[] {
  const parts =
    typeof content === "string" ? [{ type: "text", text: content }] : toObjects(content);
  const results = parts.filter(({ type }) => type === "function_result").map(toToolResult);
  const said = parts.flatMap(toSaidPart);
  return [
    ...(results.length > 0 ? [{ role: "tool" as const, content: results }] : []),
    ...(said.length > 0 || results.length === 0 ? [{ role: "user" as const, content: said }] : []),
  ];
}

function toSaidPart(content: JSONObject): (TextPart | FilePart)[] {
  const { text, mime_type: mimeType, data, uri } = content;
  const type = toText(content["type"]);
  if (type === "text") return [{ type: "text", text: toText(text) }];
  if (!CONTENT_TYPES.includes(type)) return [];
  const mediaType = toText(mimeType) || (type === "document" ? "application/pdf" : `${type}/*`);
  return [{ type: "file", mediaType, data: toText(data ?? uri) }];
}

function toToolResult({
  call_id: id,
  name,
  result,
  is_error: isError,
}: JSONObject): ToolResultPart {
  return {
    type: "tool-result",
    toolCallId: toText(id),
    toolName: toText(name),
    output: toOutput(result),
    ...(isError === true && { isError }),
  };
}

/** Contents that are texts alone are one text. */
function toOutput(result: unknown): unknown {
  if (!Array.isArray(result) || result.length === 0) return result;
  const texts = toObjects(result).filter(({ type }) => type === "text");
  if (texts.length < result.length) return result;
  return texts.map(({ text }) => toText(text)).join("");
}

/** What the model said before; what tools of Google's own did has no neutral word. */
function toAssistantParts(step: JSONObject): AssistantPart[] {
  const { type, id, name, arguments: input } = step;
  const signature = optionalText(step["signature"]);
  const signed = signature !== undefined && { signature };
  if (type === "model_output") return toObjects(step["content"]).flatMap(toSaidPart);
  if (type === "thought") {
    const text = toObjects(step["summary"]).map((part) => toText(part["text"]));
    return [{ type: "reasoning", text: text.join(""), ...signed }];
  }
  if (type !== "function_call") return [];
  const call = { toolCallId: toText(id), toolName: toText(name), input: input ?? {} };
  return [{ type: "tool-call", ...call, ...signed }];
}
