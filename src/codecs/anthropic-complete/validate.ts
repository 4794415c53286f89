import type { LLMError } from "../../errors.ts";
import type { LanguageModelCall } from "../../language-model/call.ts";
import { invalidRequest } from "../anthropic-error.ts";
import { toObject } from "../read.ts";

/** What the specification demands, in the words of the API's other endpoints. */
export function validate({ body }: LanguageModelCall): LLMError | undefined {
  const { model, prompt, max_tokens_to_sample: limit } = toObject(body);
  return (
    checkText("model", model) ??
    checkText("prompt", prompt) ??
    (limit === undefined || limit === null ? missing("max_tokens_to_sample") : checkLimit(limit))
  );
}

function checkText(name: string, value: unknown): LLMError | undefined {
  if (value === undefined || value === null) return missing(name);
  if (typeof value !== "string") return refuse(name, "Input should be a valid string");
  return value === "" ? refuse(name, "String should have at least 1 character") : undefined;
}

function checkLimit(limit: unknown): LLMError | undefined {
  const name = "max_tokens_to_sample";
  if (!Number.isInteger(Number(limit))) return refuse(name, "Input should be a valid integer");
  return Number(limit) < 1 ? refuse(name, "Input should be greater than or equal to 1") : undefined;
}

function missing(name: string): LLMError {
  return refuse(name, "Field required");
}

function refuse(name: string, reason: string): LLMError {
  return invalidRequest(`${name}: ${reason}`);
}
