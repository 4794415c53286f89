import { type LLMError, llmError } from "../../errors.ts";
import { invalidValue } from "../openai-error.ts";

/** A value that is none of those that there are; what is no text is not repeated. */
export function notOneOf(param: string, value: unknown, supported: readonly string[]): LLMError {
  return invalidValue(param, typeof value === "string" ? value : "", [...supported]);
}

/** What is wrong with the input as a whole. */
export function invalidInput(message: string): LLMError {
  return llmError("bad-request", { message, param: "input" });
}
