// What Google's JSON parser refuses of a content and its parts.

import type { LLMError } from "../errors.ts";
import { toCamelCase, toFields } from "./google-fields.ts";
import {
  checkMessages,
  checkScalars,
  checkStruct,
  findFirst,
  refuseViolations,
} from "./google-request.ts";
import { isObject, type JSONObject } from "./read.ts";

/** A part holds one of them. */
const DATA = new Set([
  "text",
  "inlineData",
  "functionCall",
  "functionResponse",
  "fileData",
  "executableCode",
  "codeExecutionResult",
  "toolCall",
  "toolResponse",
]);

/** No letter of either alphabet: a URL's, a path's, or those of a data URL before its data. */
const NO_BASE64 = /[^\w+/=\s-]/;

/** One content: its parts are messages, and hold what they should. */
export function checkContent(content: unknown, field: string): LLMError | undefined {
  const fields = toFields(content);
  const { parts } = fields;
  return (
    checkScalars(fields, field, { role: "TYPE_STRING" }) ??
    checkMessages(parts, `${field}.parts`, "Part") ??
    findFirst(Array.isArray(parts) ? parts : [parts], (part, index) =>
      checkPart(part, `${field}.parts[${index}]`),
    )
  );
}

function checkPart(part: unknown, at: string): LLMError | undefined {
  const fields = toFields(part);
  const { functionCall, functionResponse, inlineData } = fields;
  return (
    checkScalars(fields, at, { text: "TYPE_STRING" }) ??
    checkOneOf(part, at) ??
    checkStruct(toFields(functionCall)["args"], `${at}.function_call`, "args") ??
    checkStruct(toFields(functionResponse)["response"], `${at}.function_response`, "response") ??
    checkBytes(toFields(inlineData), `${at}.inline_data.data`)
  );
}

/** Names the second of the two as it was written. */
function checkOneOf(part: unknown, at: string): LLMError | undefined {
  if (!isObject(part)) return undefined;
  const set = Object.keys(part).filter((name) => {
    return DATA.has(toCamelCase(name)) && part[name] !== null;
  });
  if (set.length < 2) return undefined;
  return refuseViolations([
    `Invalid value at '${at}' (oneof), oneof field 'data' is already set. Cannot set '${set[1]}'`,
  ]);
}

/** A path or a URL where the bytes should be. */
function checkBytes({ data }: JSONObject, field: string): LLMError | undefined {
  if (typeof data !== "string" || !NO_BASE64.test(data)) return undefined;
  return refuseViolations([
    `Invalid value at '${field}' (TYPE_BYTES), Base64 decoding failed for ${JSON.stringify(data)}`,
  ]);
}
