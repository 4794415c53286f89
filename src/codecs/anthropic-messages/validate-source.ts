import type { LLMError } from "../../errors.ts";
import { invalidRequest } from "../anthropic-error.ts";
import { type JSONObject, toObject, toText } from "../read.ts";
import { type Check, checkFields, oneOf, tag, text } from "../anthropic-words.ts";

type Fields = readonly (readonly [name: string, check: Check])[];

const IMAGE: Record<string, Fields> = {
  base64: [
    ["media_type", oneOf("image/jpeg", "image/png", "image/gif", "image/webp")],
    ["data", text],
  ],
  file: [["file_id", text]],
  url: [["url", text]],
};

const DOCUMENT: Record<string, Fields> = {
  base64: [
    ["media_type", oneOf("application/pdf")],
    ["data", text],
  ],
  content: [["content", () => undefined]],
  file: [["file_id", text]],
  text: [
    ["media_type", oneOf("text/plain")],
    ["data", text],
  ],
  url: [["url", text]],
};

/** Where an image or a document comes from; what the bytes are is not looked at. */
export function validateSource(block: JSONObject, place: string): LLMError | undefined {
  const kind = toText(block["type"]);
  const known = kind === "image" ? IMAGE : DOCUMENT;
  const source = toObject(block["source"]);
  const name = `${place}.${kind}.source`;
  if (source["type"] === undefined) return invalidRequest(`${name}.type: Field required`);
  const type = toText(source["type"]);
  const reason = tag(type, Object.keys(known));
  if (reason !== undefined) return invalidRequest(`${name}: ${reason}`);
  const fields = known[type]!;
  const missing = fields.find(([field]) => source[field] === undefined);
  if (missing) return invalidRequest(`${name}.${type}.${missing[0]}: Field required`);
  return checkFields(source, fields, `${name}.${type}.`);
}
