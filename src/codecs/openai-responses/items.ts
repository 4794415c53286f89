import { serializeInput } from "../../language-model/tool-input.ts";
import { createGenerateId, hash } from "../../ids.ts";
import type { LanguageModelCall } from "../../language-model/call.ts";
import type {
  FilePart,
  ReasoningPart,
  SourcePart,
  ToolCallPart,
} from "../../language-model/prompt.ts";
import { toObject, toObjects } from "../read.ts";
import { includes } from "./decode.ts";
import type { AnswerContext } from "./encode.ts";
import type * as wire from "./wire.ts";

/** How many characters of a response's id all its items repeat. */
const SHARED = 26;

/** The id of a response's item: real ones share their beginning with the response's. */
export function toItemId(responseId: string, prefix: string, index: number): string {
  const [, own = responseId] = /^resp_(.*)$/s.exec(responseId) ?? [];
  const generateId = createGenerateId(hash(prefix + responseId), index);
  const start = `${prefix}_${own.slice(0, SHARED)}`;
  return generateId({ prefix: start, size: 24, alphabet: "hex" });
}

/** What an item's id and form hang on. */
export interface ItemContext {
  responseId: string;
  call: LanguageModelCall;
  output: wire.OutputItem[];
}

export function toMessageItem(id: string, part: wire.ContentPart): wire.MessageItem {
  return { id, type: "message", status: "completed", content: [part], role: "assistant" };
}

export function toOutputText(text = ""): wire.OutputText {
  return { type: "output_text", annotations: [], logprobs: [], text };
}

/** OpenAI shows a summary of the reasoning, and the reasoning itself encrypted where it is asked to. */
export function toReasoningItem(
  id: string,
  { text, redactedData, signature }: ReasoningPart,
  { call, options }: Required<AnswerContext>,
): wire.ReasoningItem {
  const proof = redactedData ?? signature;
  const isEncrypted =
    includes(call, "reasoning.encrypted_content") ||
    (options.tellsProof === true && proof !== undefined);
  const isTold = text !== "" && options.tellsReasoning === true;
  return {
    id,
    type: "reasoning",
    content: isTold ? [{ type: "reasoning_text", text }] : [],
    ...(isEncrypted && { encrypted_content: proof ?? toCipher(id) }),
    summary: text === "" || isTold ? [] : [{ type: "summary_text", text }],
  };
}

/** A call of a function, or of a tool that takes a free text. */
export function toToolItem(
  part: ToolCallPart,
  { responseId, call, output }: ItemContext,
): wire.FunctionCallItem | wire.CustomCallItem {
  const isCustom = isCustomTool(part.toolName, call);
  const id = toItemId(responseId, isCustom ? "ctc" : "fc", output.length);
  if (isCustom) return toCustomCallItem(id, part);
  return toFunctionCallItem(id, part, call.maxOutputTokens !== undefined);
}

function isCustomTool(toolName: string, { body }: LanguageModelCall): boolean {
  const tools = toObjects(toObject(body)["tools"]);
  return tools.some(({ type, name }) => type === "custom" && name === toolName);
}

/** Arguments that end too early where there is a limit were cut by it. */
function toFunctionCallItem(
  id: string,
  { toolCallId, toolName, input }: ToolCallPart,
  isCut: boolean,
): wire.FunctionCallItem {
  const given = serializeInput(input);
  return {
    id,
    type: "function_call",
    status: isCut && isBroken(given) ? "incomplete" : "completed",
    arguments: given,
    call_id: toolCallId,
    name: toolName,
  };
}

function isBroken(text: string): boolean {
  try {
    JSON.parse(text);
    return false;
  } catch {
    return true;
  }
}

function toCustomCallItem(
  id: string,
  { toolCallId, toolName, input }: ToolCallPart,
): wire.CustomCallItem {
  return {
    id,
    type: "custom_tool_call",
    status: "completed",
    call_id: toolCallId,
    input: serializeInput(input),
    name: toolName,
  };
}

export function toImageItem(id: string, { mediaType, data }: FilePart): wire.ImageItem {
  const [, format] = /^image\/([a-z]+)/.exec(mediaType) ?? [];
  if (format === undefined) {
    throw new Error(
      `a response carries no file of the type ${mediaType}. Answer with an image or a text.`,
    );
  }
  return {
    id,
    type: "image_generation_call",
    status: "completed",
    output_format: format,
    result: data,
  };
}

/** Adds the page that the text since `start` rests on. */
export function addAnnotation(
  part: wire.ContentPart | undefined,
  { url, title = "" }: SourcePart,
  start: number,
): wire.Annotation {
  if (part?.type !== "output_text") {
    throw new Error(
      "a source is a citation, and there is no text before it. Put source() after the text that rests on it.",
    );
  }
  const annotation: wire.Annotation = {
    type: "url_citation",
    end_index: part.text.length,
    start_index: start,
    title,
    url,
  };
  part.annotations.push(annotation);
  return annotation;
}

/** Looks like what OpenAI sends; nobody can read it. */
export function toCipher(id: string): string {
  const generateId = createGenerateId(hash(id), 0);
  return `${generateId({ prefix: "gAAAAAB", size: 180 })}==`;
}
