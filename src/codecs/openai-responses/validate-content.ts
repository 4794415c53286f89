import { type LLMError, llmError } from "../../errors.ts";
import { invalidType, missingParameter } from "../openai-error.ts";
import { isObject, type JSONObject, toText } from "../read.ts";
import { notOneOf } from "./wording.ts";

/** Of the model, and of all others. */
const OWN_PARTS = ["output_text", "refusal"];
const GIVEN_PARTS = ["input_text", "input_image", "input_file", "scoped_content", "input_audio"];

const PARTS = [
  "input_text",
  "input_image",
  "input_audio",
  "output_text",
  "refusal",
  "input_file",
  "computer_screenshot",
  "summary_text",
  "encrypted_content",
];

/** What a message says; the model's own parts have other names than those of others. */
export function validateContent(
  content: unknown,
  role: unknown,
  param: string,
): LLMError | undefined {
  if (content === undefined) return missingParameter(param);
  if (typeof content === "string") return undefined;
  if (!Array.isArray(content)) {
    return invalidType(param, "one of an array of objects or string", content);
  }
  const allowed = role === "assistant" ? OWN_PARTS : GIVEN_PARTS;
  for (const [index, part] of content.entries()) {
    const error = validatePart(part, allowed, `${param}[${index}]`);
    if (error) return error;
  }
  return undefined;
}

/** The parts that a tool's output may be made of. */
export function validateOutputParts(output: unknown, param: string): LLMError | undefined {
  if (!Array.isArray(output)) return undefined;
  for (const [index, part] of output.entries()) {
    const error = isObject(part) ? validateFields(part, `${param}[${index}]`) : undefined;
    if (error) return error;
  }
  return undefined;
}

function validatePart(part: unknown, allowed: string[], param: string): LLMError | undefined {
  if (!isObject(part)) return invalidType(param, "an object", part);
  const { type } = part;
  if (type === undefined) return missingParameter(`${param}.type`);
  const name = toText(type);
  if (allowed.includes(name)) return validateFields(part, param);
  return PARTS.includes(name)
    ? notOneOf(param, type, allowed)
    : notOneOf(`${param}.type`, type, PARTS);
}

function validateFields(part: JSONObject, param: string): LLMError | undefined {
  switch (part["type"]) {
    case "input_text":
    case "output_text":
      return validateField(part["text"], `${param}.text`);
    case "refusal":
      return validateField(part["refusal"], `${param}.refusal`);
    case "input_image":
      return validateImage(part["image_url"], `${param}.image_url`);
    case "input_file":
      return validateFile(part["file_data"], `${param}.file_data`);
    default:
      return undefined;
  }
}

function validateField(text: unknown, param: string): LLMError | undefined {
  if (text === undefined) return missingParameter(param);
  return typeof text === "string" ? undefined : invalidType(param, "a string", text);
}

/** In a chat it is an object. */
function validateImage(url: unknown, param: string): LLMError | undefined {
  if (typeof url === "string" || (url ?? undefined) === undefined) return undefined;
  return invalidType(param, "an image URL", url);
}

/** A sound is no file, as recorded. */
function validateFile(data: unknown, param: string): LLMError | undefined {
  const [, type] = /^data:(audio\/[^;,]+)/.exec(toText(data)) ?? [];
  if (type === undefined) return undefined;
  const message = `Invalid file data: '${param}'. Expected a base64-encoded data URL with a valid file MIME type (e.g. 'data:text/plain;base64,SGVsbG8sIFdvcmxkIQ=='), but got unsupported MIME type '${type}'. Please see https://platform.openai.com/docs/assistants/tools/file-search#supported-files for supported file types.`;
  return llmError("bad-request", { message, param, code: "invalid_value" });
}
