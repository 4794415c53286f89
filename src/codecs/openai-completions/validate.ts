import { type LLMError, llmError } from "../../errors.ts";
import type { LanguageModelCall } from "../../language-model/call.ts";
import { CHOICES } from "../openai-choices.ts";
import { emptyArray, invalidType } from "../openai-error.ts";
import {
  type Rules,
  validateLogitBias,
  validateParameters,
  validateStop,
} from "../openai-parameters.ts";
import { onlyWhere, refused } from "../openai-refusals.ts";
import { type JSONObject, toObject } from "../read.ts";
import type { OpenAICompletionsOptions } from "./wire.ts";

const PROMPT = "a string, an array of strings, an array of integers, or an array of integer arrays";

/** What any provider of this format refuses. */
const COMMON_PARAMETERS: Rules = [
  ["max_tokens", { type: "integer", min: 0 }],
  ["best_of", { type: "integer", min: 0, max: 20 }],
  ["logprobs", { type: "integer", min: 0, max: 5 }],
  ["stream", { type: "boolean" }],
  ["echo", { type: "boolean" }],
  ["temperature", { type: "decimal" }],
  ["top_p", { type: "decimal" }],
  ["n", CHOICES],
  ["suffix", { type: "string" }],
];

const PENALTY = { type: "decimal", min: -2, max: 2 } as const;

/** What OpenAI refuses besides. */
const OPENAI_PARAMETERS: Rules = [
  ["temperature", { type: "decimal", min: 0, max: 2 }],
  ["top_p", { type: "decimal", min: 0, max: 1 }],
  ["presence_penalty", PENALTY],
  ["frequency_penalty", PENALTY],
  ["user", { type: "string" }],
  ["seed", { type: "integer" }],
  ["logit_bias", validateLogitBias],
  ["stop", validateStop],
  ["stream_options", { type: "object" }],
];

/** @see https://platform.openai.com/docs/api-reference/completions/create */
export function validate(
  { body }: LanguageModelCall,
  { openaiRules }: OpenAICompletionsOptions,
): LLMError | undefined {
  const request = toObject(body);
  const { model, prompt } = request;
  if (model === undefined || model === null || model === "") {
    return llmError("bad-request", { message: "you must provide a model parameter" });
  }
  if (typeof model !== "string") return invalidType("model", "a string", model);
  return (
    validateParameters(request, COMMON_PARAMETERS) ??
    validatePrompt(prompt) ??
    (openaiRules ? validateAsOpenAI(request) : undefined)
  );
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

function validateAsOpenAI(request: JSONObject): LLMError | undefined {
  const { n, best_of: candidates, stream, stream_options: options } = request;
  const error = validateParameters(request, OPENAI_PARAMETERS);
  if (error) return error;
  if ((options ?? undefined) !== undefined && stream !== true) {
    return onlyWhere("stream_options", "stream");
  }
  if (typeof candidates !== "number" || candidates === 0) return undefined;
  const choices = typeof n === "number" ? n : 1;
  if (choices > candidates) {
    return refused(
      `You requested that the server return more choices than it will generate (HINT: you must set 'n' (currently ${choices}) to be at most 'best_of' (currently ${candidates}), or omit either parameter if you don't specifically want to use them.)`,
      "best_of",
    );
  }
  // in words of ours: the documentation says that such results cannot be streamed
  return stream === true && candidates > choices
    ? refused("Results cannot be streamed with 'best_of' above 'n'.", "best_of")
    : undefined;
}
