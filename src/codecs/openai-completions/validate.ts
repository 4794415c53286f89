import { type LLMError, llmError } from "../../errors.ts";
import type { LanguageModelCall } from "../../language-model/call.ts";
import { validateChoiceCount } from "../openai-choices.ts";
import { emptyArray, invalidType, outOfRange } from "../openai-error.ts";
import { toObject } from "../read.ts";

const PROMPT = "a string, an array of strings, an array of integers, or an array of integer arrays";

/** The types of optional parameters, with the words that OpenAI has for them. */
const TYPES: [name: string, type: string, expected: string][] = [
  ["stream", "boolean", "a boolean"],
  ["echo", "boolean", "a boolean"],
  ["temperature", "number", "a decimal"],
  ["top_p", "number", "a decimal"],
  ["n", "number", "an integer"],
  ["best_of", "number", "an integer"],
  ["logprobs", "number", "an integer"],
  ["max_tokens", "number", "an integer"],
  ["suffix", "string", "a string"],
];

const RANGES: [name: string, range: { kind: "integer"; min: number; max: number }][] = [
  ["max_tokens", { kind: "integer", min: 0, max: Infinity }],
  ["best_of", { kind: "integer", min: 0, max: 20 }],
  ["logprobs", { kind: "integer", min: 0, max: 5 }],
];

/** @see https://platform.openai.com/docs/api-reference/completions/create */
export function validate({ body }: LanguageModelCall): LLMError | undefined {
  const request = toObject(body);
  const { model, prompt, n } = request;
  if (model === undefined || model === null || model === "") {
    return llmError("bad-request", { message: "you must provide a model parameter" });
  }
  if (typeof model !== "string") return invalidType("model", "a string", model);
  for (const [name, type, expected] of TYPES) {
    const value = request[name] ?? undefined;
    if (value !== undefined && typeof value !== type) return invalidType(name, expected, value);
  }
  for (const [name, range] of RANGES) {
    const value = request[name];
    if (typeof value !== "number") continue;
    if (value < range.min || value > range.max) return outOfRange(name, value, range);
  }
  return validateChoiceCount(n) ?? validatePrompt(prompt);
}

/** A request without a prompt starts a document of its own, as the docs say. */
function validatePrompt(prompt: unknown): LLMError | undefined {
  if (prompt === undefined || prompt === null || typeof prompt === "string") return undefined;
  if (!Array.isArray(prompt)) return invalidType("prompt", PROMPT, prompt);
  if (prompt.length === 0) return emptyArray("prompt");
  const isPrompts = prompt.every((item) => typeof item === "string" || isTokens(item));
  return isPrompts || isTokens(prompt) ? undefined : invalidType("prompt", PROMPT, prompt);
}

function isTokens(value: unknown): boolean {
  return Array.isArray(value) && value.every((token) => typeof token === "number");
}
