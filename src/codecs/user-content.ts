import type { FilePart, TextPart } from "../language-model/prompt.ts";
import { type JSONObject, toObjects } from "./read.ts";

/** What a user says in the formats after OpenAI's: a text, or parts that are texts and what `toFile` knows. */
export function toUserContent(
  content: unknown,
  toFile: (part: JSONObject) => Omit<FilePart, "type"> | undefined,
): (TextPart | FilePart)[] {
  if (typeof content === "string") return [{ type: "text", text: content }];
  return toObjects(content).flatMap((part): (TextPart | FilePart)[] => {
    if (typeof part["text"] === "string") return [{ type: "text", text: part["text"] }];
    const file = toFile(part);
    return file ? [{ type: "file", ...file }] : [];
  });
}
