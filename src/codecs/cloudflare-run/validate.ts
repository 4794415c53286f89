import type { LLMError } from "../../errors.ts";
import type { LanguageModelCall } from "../../language-model/call.ts";
import { badInput } from "../cloudflare-error.ts";
import { isObject } from "../read.ts";

/** @see https://developers.cloudflare.com/workers-ai/platform/errors/ */
export function validate({ body }: LanguageModelCall): LLMError | undefined {
  const { prompt, messages, requests } = isObject(body) ? body : {};
  // inputs in another form are those of other kinds of models
  if (typeof prompt === "string" || Array.isArray(messages) || requests !== undefined) {
    return undefined;
  }
  if (prompt !== undefined)
    return badInput("Type mismatch of '/prompt', 'string' not in '" + toType(prompt) + "'");
  if (messages !== undefined)
    return badInput("Type mismatch of '/messages', 'array' not in '" + toType(messages) + "'");
  return badInput(
    "oneOf at '/' not met, 0 matches: required properties at '/' are 'prompt', required properties at '/' are 'messages'",
  );
}

function toType(value: unknown): string {
  if (Array.isArray(value)) return "array";
  return value === null ? "null" : typeof value;
}
