import { type LLMError, llmError } from "../../errors.ts";
import type { LanguageModelCall } from "../../language-model/call.ts";
import { badInput } from "../cloudflare-error.ts";
import { isObject, toObject } from "../read.ts";

/** @see https://developers.cloudflare.com/workers-ai/features/batch-api/ */
const NO_BATCH = "Several `requests` at once are not mocked. Send each in a request of its own.";

/** @see https://developers.cloudflare.com/workers-ai/platform/errors/ */
export function validate({ body }: LanguageModelCall): LLMError | undefined {
  const { prompt, messages, requests, response_format: format } = toObject(body);
  const wrong = checkFormat(format);
  if (requests !== undefined) return llmError("guard", { message: NO_BATCH });
  if (typeof prompt === "string" || Array.isArray(messages)) return wrong;
  if (prompt !== undefined) return mismatch("/prompt", "string", prompt);
  if (messages !== undefined) return mismatch("/messages", "array", messages);
  return badInput(
    "oneOf at '/' not met, 0 matches: required properties at '/' are 'prompt', required properties at '/' are 'messages'",
  );
}

function checkFormat(format: unknown): LLMError | undefined {
  const { type, json_schema: schema } = toObject(format);
  if (type !== "json_schema" || isObject(schema)) return undefined;
  return mismatch("/response_format/json_schema", "object", schema);
}

function mismatch(path: string, type: string, value: unknown): LLMError {
  return badInput(`Type mismatch of '${path}', '${type}' not in '${toType(value)}'`);
}

function toType(value: unknown): string {
  if (Array.isArray(value)) return "array";
  return value === null ? "null" : typeof value;
}
