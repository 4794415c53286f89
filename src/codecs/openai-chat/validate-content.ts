import type { LLMError } from "../../errors.ts";
import { invalidType, invalidValue, missingParameter } from "../openai-error.ts";
import { validateRequiredText } from "../openai-parameters.ts";
import { refused } from "../openai-refusals.ts";
import { isObject, type JSONObject } from "../read.ts";

/** Where a content stands. */
interface Place {
  role: string;
  /** The message that it is of. */
  param: string;
}

/** The parts that each role may have. @see https://platform.openai.com/docs/api-reference/chat/create */
const PARTS: ReadonlyMap<string, string[]> = new Map([
  ["user", ["text", "image_url", "input_audio", "file"]],
  ["assistant", ["text", "refusal"]],
]);

/** Every part, with the members that it needs; the others are a text. */
const MEMBERS = {
  text: undefined,
  image_url: ["url"],
  input_audio: ["data", "format"],
  refusal: undefined,
  audio: [],
  file: [],
};

/** A text or a list of parts; whether one that is missing has to be there is judged later, but for developers. */
export function validateContent(content: unknown, place: Place): LLMError | undefined {
  const param = `${place.param}.content`;
  if (place.role === "developer" && content === undefined) return missingParameter(param);
  const isMissing = content === undefined || (content === null && place.role !== "developer");
  if (isMissing || typeof content === "string") return undefined;
  if (!Array.isArray(content)) {
    return invalidType(param, "one of a string or array of objects", content);
  }
  for (const [index, part] of content.entries()) {
    const error =
      validatePart(part, `${param}[${index}]`) ?? validatePlace(part as JSONObject, place);
    if (error) return error;
  }
  return undefined;
}

function validatePart(part: unknown, param: string): LLMError | undefined {
  if (!isObject(part)) return invalidType(param, "an object", part);
  const { type } = part;
  if (type === undefined) return missingParameter(`${param}.type`);
  if (!isPartType(type)) return invalidValue(`${param}.type`, type, Object.keys(MEMBERS));
  const names = MEMBERS[type];
  const value = part[type];
  return names
    ? validateMembers(value, `${param}.${type}`, names)
    : validateRequiredText(value, `${param}.${type}`);
}

function isPartType(type: unknown): type is keyof typeof MEMBERS {
  return typeof type === "string" && Object.hasOwn(MEMBERS, type);
}

function validateMembers(value: unknown, param: string, names: string[]): LLMError | undefined {
  if (value === undefined) return missingParameter(param);
  if (!isObject(value)) return invalidType(param, "an object", value);
  for (const name of names) {
    const error = validateRequiredText(value[name], `${param}.${name}`);
    if (error) return error;
  }
  return undefined;
}

function validatePlace({ type }: JSONObject, { role, param }: Place): LLMError | undefined {
  const types = PARTS.get(role) ?? ["text"];
  if (types.includes(type as string)) return undefined;
  const problem =
    type === "image_url"
      ? `Image URLs are only allowed for messages with role 'user', but this message with role '${role}' contains an image URL.`
      : "Content blocks are expected to be either text or image_url type.";
  return refused(`Invalid '${param}'. ${problem}`, param, "invalid_value");
}
