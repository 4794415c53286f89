import type { LanguageModelCall } from "../../language-model/call.ts";
import type { ReasoningPart, ToolCallPart } from "../../language-model/prompt.ts";
import type { Content } from "../../language-model/result.ts";
import { serializeInput } from "../../language-model/tool-input.ts";
import { cannotCarryCustom } from "../custom-part.ts";
import { toObject, toObjects } from "../read.ts";
import { usesFunctions } from "./decode-tools.ts";
import { encodeDetails } from "./reasoning-details.ts";
import { isSound } from "./audio.ts";
import type { OpenAIChatOptions } from "./options.ts";
import type * as wire from "./wire.ts";

/** What one of the choices hangs on. */
interface ChoiceContext {
  index: number;
  call: LanguageModelCall;
  options: OpenAIChatOptions;
}

export function encodeMessage(
  content: Content[],
  { index, call, options }: ChoiceContext,
): wire.ChatMessage {
  const { reasoningField, openaiFields, annotates = true } = options;
  const texts: string[] = [];
  const reasonings: ReasoningPart[] = [];
  const refusals: string[] = [];
  const calls: ToolCallPart[] = [];
  const annotations: wire.Annotation[] = [];
  for (const part of content) {
    switch (part.type) {
      case "text":
        texts.push(part.text);
        break;
      case "reasoning":
        reasonings.push(part);
        break;
      case "refusal":
        refusals.push(part.text);
        break;
      case "tool-call":
        calls.push(part);
        break;
      case "source":
        if (annotates) annotations.push(encodeAnnotation(part, texts.join("").length));
        break;
      case "file":
        if (isSound(part, call)) break;
        throw cannotCarryFile();
      case "custom":
        throw cannotCarryCustom(part.kind);
    }
  }
  const isSilent = texts.length === 0 && calls.length + refusals.length > 0;
  const message: wire.ChatMessage = {
    role: "assistant",
    content: isSilent ? null : texts.join(""),
    ...(reasoningField && reasonings.length > 0 && { [reasoningField]: joinTexts(reasonings) }),
    ...encodeDetails(reasonings, call.modelId, options),
    ...encodeCalls(calls, index, call),
    ...((openaiFields || refusals.length > 0) && { refusal: refusals.join("") || null }),
    ...((openaiFields || annotations.length > 0) && { annotations }),
  };
  return (options.message?.(message, call) as wire.ChatMessage | undefined) ?? message;
}

function joinTexts(parts: readonly { text: string }[]): string {
  return parts.map(({ text }) => text).join("");
}

function encodeCalls(
  parts: ToolCallPart[],
  choice: number,
  call: LanguageModelCall,
): Pick<wire.ChatMessage, "tool_calls" | "function_call"> {
  const [first] = parts;
  if (!first) return {};
  if (!usesFunctions(call)) {
    return { tool_calls: parts.map((part) => encodeToolCall(part, choice, call)) };
  }
  if (parts.length > 1) throw cannotCallTwice();
  return { function_call: { name: first.toolName, arguments: serializeInput(first.input) } };
}

/** A call of a function, or of a tool that takes a free text. */
function encodeToolCall(
  { toolCallId, toolName, input }: ToolCallPart,
  choice: number,
  call: LanguageModelCall,
): wire.ToolCall {
  const id = encodeToolCallId(toolCallId, choice);
  const text = serializeInput(input);
  return isCustomTool(toolName, call)
    ? { id, type: "custom", custom: { name: toolName, input: text } }
    : { id, type: "function", function: { name: toolName, arguments: text } };
}

/** @see https://platform.openai.com/docs/guides/function-calling#custom-tools */
export function isCustomTool(toolName: string, { body }: LanguageModelCall): boolean {
  const tools = toObjects(toObject(body)["tools"]);
  return tools.some(
    ({ type, custom }) => type === "custom" && toObject(custom)["name"] === toolName,
  );
}

/** A call's id is unique, in each of several choices too. */
export function encodeToolCallId(id: string, choice: number): string {
  return choice === 0 ? id : `${id.slice(0, -String(choice).length)}${choice}`;
}

export function encodeAnnotation(
  { url, title = "" }: { url: string; title?: string },
  length: number,
): wire.Annotation {
  return { type: "url_citation", url_citation: { start_index: 0, end_index: length, title, url } };
}

export function cannotCarryFile(): Error {
  return new Error(
    "a chat completion carries no files. Answer with a text, or mock an endpoint that does, such as llm.gemini.generateContent.",
  );
}

export function cannotCallTwice(): Error {
  return new Error(
    "the request offers functions, of which an answer calls one at most. Reply with one toolCall(), or let the app send tools.",
  );
}
