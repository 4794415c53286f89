import type { Content } from "../../language-model/result.ts";
import { isObject, type JSONObject } from "../read.ts";
import { isLink } from "./parts.ts";

/** One part of an answer; one that says more than the neutral words can stands as it is. */
export function decodePart(part: JSONObject, isLast: boolean): Content[] {
  const { thoughtSignature, ...data } = part;
  const [[field, value] = ["", undefined], ...others] = Object.entries(data);
  const signature = typeof thoughtSignature === "string" ? thoughtSignature : undefined;
  const before: Content[] =
    signature === undefined ? [] : [{ type: "reasoning", text: "", signature }];
  if (field === "text" && typeof value === "string" && others.length === 0) {
    if (signature === undefined || value !== "") return [...before, { type: "text", text: value }];
    // an empty text at the end is there for its signature
    if (isLast) return before;
  }
  const thought = decodeThought(part);
  if (thought) return [thought];
  if (others.length > 0 || !isObject(value))
    return [{ type: "custom", kind: "google.part", value: part }];
  if (field === "functionCall") {
    const call = decodeFunctionCall(value);
    if (call) return [{ ...call, ...(signature !== undefined && { signature }) }];
  }
  return [
    ...before,
    decodeFile(field, value) ?? { type: "custom", kind: `google.${field}`, value },
  ];
}

function decodeThought(part: JSONObject): Content | undefined {
  const { text, thought, ...others } = part;
  const isThought = thought === true && typeof text === "string" && text !== "";
  return isThought && Object.keys(others).length === 0 ? { type: "reasoning", text } : undefined;
}

function decodeFunctionCall({ name, args, id = "", ...others }: JSONObject): Content | undefined {
  if (typeof name !== "string" || typeof id !== "string") return undefined;
  if (!isObject(args) || Object.keys(others).length > 0) return undefined;
  return { type: "tool-call", toolCallId: id, toolName: name, input: args };
}

function decodeFile(
  field: string,
  { mimeType, data, fileUri, ...others }: JSONObject,
): Content | undefined {
  const content = field === "fileData" ? fileUri : data;
  if (typeof mimeType !== "string" || typeof content !== "string") return undefined;
  if (Object.keys(others).length > 0 || isLink(content) !== (field === "fileData"))
    return undefined;
  return { type: "file", mediaType: mimeType, data: content };
}
