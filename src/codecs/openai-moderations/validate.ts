import type { LLMError } from "../../errors.ts";
import { emptyArray, invalidType, invalidValue, missingParameter } from "../openai-error.ts";
import { isObject, toObject } from "../read.ts";
import type { ModerationCall } from "./wire.ts";

const INPUT = "a string, an array of strings, or an array of objects";
const PARTS = ["text", "image_url"];

/** @see https://platform.openai.com/docs/api-reference/moderations/create */
export function validate({ body }: ModerationCall): LLMError | undefined {
  const { model, input } = toObject(body);
  if (model !== undefined && model !== null && typeof model !== "string") {
    return invalidType("model", "a string", model);
  }
  if (input === undefined) return missingParameter("input");
  if (typeof input === "string") return undefined;
  if (!Array.isArray(input)) return invalidType("input", INPUT, input);
  if (input.length === 0) return emptyArray("input");
  for (const [index, part] of input.entries()) {
    const error = validatePart(part, `input[${index}]`);
    if (error) return error;
  }
  return undefined;
}

function validatePart(part: unknown, param: string): LLMError | undefined {
  if (typeof part === "string") return undefined;
  if (!isObject(part)) return invalidType(param, "a string or an object", part);
  const { type } = part;
  if (type === undefined) return missingParameter(`${param}.type`);
  if (!PARTS.includes(type as string)) return invalidValue(`${param}.type`, type, PARTS);
  const value = part[type as string];
  const place = `${param}.${type as string}`;
  if (value === undefined) return missingParameter(place);
  if (type === "text") {
    return typeof value === "string" ? undefined : invalidType(place, "a string", value);
  }
  if (!isObject(value)) return invalidType(place, "an object", value);
  const { url } = value;
  if (url === undefined) return missingParameter(`${place}.url`);
  return typeof url === "string" ? undefined : invalidType(`${place}.url`, "a string", url);
}
