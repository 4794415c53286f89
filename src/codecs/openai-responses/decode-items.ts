import type { ReasoningPart, SourcePart } from "../../language-model/prompt.ts";
import type { Content } from "../../language-model/result.ts";
import { type JSONObject, parseArguments, toObjects, toText } from "../read.ts";

/** The parts of an answer's items; an item that no part can stand for is a custom one. */
export function toContent(output: JSONObject[]): Content[] {
  const content: Content[] = [];
  for (const item of output) content.push(...toParts(item, content.at(-1)));
  return content;
}

function toParts(item: JSONObject, before: Content | undefined): Content[] {
  const { type, call_id: callId, name } = item;
  const call = { type: "tool-call", toolCallId: toText(callId), toolName: toText(name) } as const;
  switch (type) {
    case "message":
      return toMessageParts(item, before);
    case "reasoning":
      return [toReasoning(item)];
    case "function_call":
      return [{ ...call, input: parseArguments(item["arguments"]) }];
    case "custom_tool_call":
      return [{ ...call, input: toText(item["input"]) }];
    case "image_generation_call":
      return toImageParts(item);
    default:
      return [toCustom(item)];
  }
}

/** A text right after a citation would go on in the message before. */
function toMessageParts(item: JSONObject, before: Content | undefined): Content[] {
  const [part, ...others] = toObjects(item["content"]);
  if (!part || others.length > 0) return [toCustom(item)];
  if (part["type"] === "refusal") return [{ type: "refusal", text: toText(part["refusal"]) }];
  if (part["type"] !== "output_text" || before?.type === "source") return [toCustom(item)];
  return toTextParts(toText(part["text"]), toObjects(part["annotations"]));
}

/** A page is cited where the text that rests on it ends; other annotations stand in the body. */
function toTextParts(text: string, annotations: JSONObject[]): Content[] {
  if (!annotations.every(({ type }) => type === "url_citation")) return [{ type: "text", text }];
  const ends = annotations.map(({ end_index: end }) => toCut(text, end));
  const isOrdered = ends.every((end, index) => end >= (ends[index - 1] ?? 0));
  const cuts = isOrdered ? ends : ends.map(() => text.length);
  const parts: Content[] = [];
  let start = 0;
  for (const [index, annotation] of annotations.entries()) {
    const end = cuts[index] ?? text.length;
    if (index === 0 || end > start) parts.push({ type: "text", text: text.slice(start, end) });
    parts.push(toSource(annotation));
    start = end;
  }
  if (parts.length === 0 || start < text.length) {
    parts.push({ type: "text", text: text.slice(start) });
  }
  return parts;
}

/** Never inside a surrogate pair. */
function toCut(text: string, end: unknown): number {
  const index = typeof end === "number" ? Math.min(Math.max(end, 0), text.length) : text.length;
  const unit = text.charCodeAt(index);
  return unit >= 0xdc00 && unit <= 0xdfff ? index + 1 : index;
}

function toSource({ url, title }: JSONObject): SourcePart {
  return { type: "source", url: toText(url), ...(typeof title === "string" && { title }) };
}

/** Summaries are one text; where there are several, the body tells them apart. */
/** Its summary, or the reasoning itself where a provider tells it. */
function toReasoning({ summary, content, encrypted_content: secret }: JSONObject): ReasoningPart {
  const told = toObjects(content);
  const text = (told.length > 0 ? told : toObjects(summary))
    .map((part) => toText(part["text"]))
    .join("\n\n");
  if (typeof secret !== "string") return { type: "reasoning", text };
  return { type: "reasoning", text, [text === "" ? "redactedData" : "signature"]: secret };
}

function toImageParts(item: JSONObject): Content[] {
  const { result, output_format: format } = item;
  if (typeof result !== "string" || typeof format !== "string") return [toCustom(item)];
  return [{ type: "file", mediaType: `image/${format}`, data: result }];
}

/** Its id stays, for later requests may name it. */
function toCustom(item: JSONObject): Content {
  const { type, ...value } = item;
  return { type: "custom", kind: `openai.${toText(type)}`, value };
}
