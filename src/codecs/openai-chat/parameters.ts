import type { LLMError } from "../../errors.ts";
import { CHOICES } from "../openai-choices.ts";
import { invalidType, listNames, missingParameter, outOfRange } from "../openai-error.ts";
import {
  type Rules,
  validateLogitBias,
  validateMetadata,
  validateParameters,
  validateStop,
} from "../openai-parameters.ts";
import { refused } from "../openai-refusals.ts";
import { isObject, toArray } from "../read.ts";
import { validateResponseFormat } from "./validate-format.ts";

/** The types of those that everybody has. */
export const COMMON_PARAMETERS: Rules = [
  ["stream", { type: "boolean" }],
  ["temperature", { type: "decimal" }],
  ["top_p", { type: "decimal" }],
  ["max_tokens", { type: "integer" }],
  ["max_completion_tokens", { type: "integer" }],
  ["n", CHOICES],
];

const PENALTY = { type: "decimal", min: -2, max: 2 } as const;

/** OpenAI's own, but for messages and tools; models know fewer of their values, and are never judged. */
export const OPENAI_PARAMETERS: Rules = [
  ["max_completion_tokens", { type: "integer", min: 1 }],
  ["n", CHOICES],
  ["temperature", { type: "decimal", min: 0, max: 2 }],
  ["top_p", { type: "decimal", min: 0, max: 1 }],
  ["presence_penalty", PENALTY],
  ["frequency_penalty", PENALTY],
  ["logprobs", { type: "boolean" }],
  ["top_logprobs", validateTopLogprobs],
  ["user", { type: "string" }],
  ["seed", { type: "integer" }],
  ["moderation", validateModeration],
  ["safety_identifier", { type: "string", maxLength: 64 }],
  ["prompt_cache_options", { type: "object" }],
  ["prompt_cache_key", { type: "string" }],
  ["prompt_cache_retention", validateRetention],
  ["response_format", validateResponseFormat],
  [
    "service_tier",
    { type: "one-of", values: ["auto", "default", "fast", "flex", "priority"], also: "scale" },
  ],
  ["max_tokens", { type: "integer", min: 1 }],
  ["reasoning_effort", validateEffort],
  ["logit_bias", validateLogitBias],
  ["stop", validateStop],
  ["stream", { type: "boolean" }],
  ["stream_options", validateStreamOptions],
  ["store", { type: "boolean" }],
  ["metadata", validateMetadata],
  ["prediction", { type: "object" }],
  ["verbosity", { type: "one-of", values: ["low", "medium", "high"] }],
  ["modalities", validateModalities],
  ["audio", { type: "object" }],
  ["web_search_options", { type: "object" }],
];

const MOST_LOGPROBS = 20;

function validateTopLogprobs(value: unknown, param: string): LLMError | undefined {
  if (!Number.isInteger(value)) return invalidType(param, "an integer", value);
  const count = value as number;
  if (count < 0) return outOfRange(param, count, { kind: "integer", min: 0, max: MOST_LOGPROBS });
  if (count <= MOST_LOGPROBS) return undefined;
  const message = `Invalid value for '${param}': must be less than or equal to ${MOST_LOGPROBS}.`;
  return refused(message, param);
}

/** In the terse words that this parameter has. */
function validateRetention(value: unknown, param: string): LLMError | undefined {
  if (typeof value !== "string") return invalidType(param, "one of 'in_memory' or '24h'", value);
  const isKnown = ["in_memory", "in-memory", "24h"].includes(value);
  return isKnown ? undefined : refused(`Invalid ${param} argument`, param);
}

/** Of all models; each has its own list, and the words are those of a model without the value. */
const EFFORTS = ["none", "minimal", "low", "medium", "high", "xhigh", "max"];

function validateEffort(value: unknown, param: string): LLMError | undefined {
  if (EFFORTS.includes(value as string)) return undefined;
  const given = typeof value === "string" ? `'${value}'` : JSON.stringify(value);
  const message = `Unsupported value: '${param}' does not support ${given} with this model. Supported values are: ${listNames(EFFORTS)}.`;
  return refused(message, param, "unsupported_value");
}

function validateModeration(value: unknown, param: string): LLMError | undefined {
  if (!isObject(value)) return invalidType(param, "an object", value);
  return value["model"] === undefined ? missingParameter(`${param}.model`) : undefined;
}

function validateStreamOptions(value: unknown, param: string): LLMError | undefined {
  if (!isObject(value)) return invalidType(param, "an object", value);
  return validateParameters(value, STREAM_OPTIONS, `${param}.`);
}

const STREAM_OPTIONS: Rules = [
  ["include_usage", { type: "boolean" }],
  ["include_obfuscation", { type: "boolean" }],
];

function validateModalities(value: unknown, param: string): LLMError | undefined {
  if (!Array.isArray(value)) return invalidType(param, "an array of strings", value);
  for (const [index, member] of toArray(value).entries()) {
    const error = validateParameters({ [`${param}[${index}]`]: member }, [
      [`${param}[${index}]`, { type: "one-of", values: ["text", "audio"] }],
    ]);
    if (error) return error;
  }
  return undefined;
}
