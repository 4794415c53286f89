import type { LLMError } from "../../errors.ts";
import { invalidType } from "../openai-error.ts";
import {
  type Rule,
  type Rules,
  validateMetadata,
  validateObjects,
  validateValue,
} from "../openai-parameters.ts";
import { isObject } from "../read.ts";
import { INCLUDES } from "./includes.ts";
import { notOneOf } from "./wording.ts";

/** Those before the tools and their choice, in the order in which OpenAI looks at them. */
export const FIRST: Rules = [
  ["previous_response_id", { type: "string" }],
  ["prompt", { type: "object" }],
  ["moderation", { type: "object" }],
  ["include", validateInclude],
];

/** Between the tools and the format of the text. */
export const METADATA: Rules = [["metadata", validateMetadata]];

/** Those after the format of the text. */
export const LAST: Rules = [
  ["temperature", { type: "decimal", min: 0, max: 2 }],
  ["top_p", { type: "decimal", min: 0, max: 1 }],
  ["presence_penalty", { type: "decimal" }],
  ["frequency_penalty", { type: "decimal" }],
  ["parallel_tool_calls", { type: "boolean" }],
  ["stream", { type: "boolean" }],
  ["stream_options", { type: "object" }],
  ["background", { type: "boolean" }],
  ["max_output_tokens", { type: "integer", min: 16 }],
  ["max_tool_calls", { type: "integer", min: 1 }],
  ["reasoning", validateReasoning],
  ["user", { type: "string" }],
  ["safety_identifier", { type: "string", maxLength: 64 }],
  ["prompt_cache_options", { type: "object" }],
  ["prompt_cache_key", { type: "string", maxLength: 64 }],
  ["prompt_cache_retention", { type: "one-of", values: ["in_memory", "24h"] }],
  ["truncation", { type: "one-of", values: ["auto", "disabled"] }],
  ["instructions", { type: "string" }],
  ["store", { type: "boolean" }],
  [
    "service_tier",
    // `scale` is in the specification alone
    { type: "one-of", values: ["auto", "default", "fast", "flex", "priority"], also: "scale" },
  ],
  ["top_logprobs", { type: "integer", min: 0, max: 20 }],
  ["context_management", validateObjects],
];

function validateInclude(include: unknown): LLMError | undefined {
  if (!Array.isArray(include)) {
    const names = INCLUDES.map((name) => `'${shorten(name)}'`);
    const last = names.pop();
    return invalidType("include", `an array of one of ${names.join(", ")}, or ${last}`, include);
  }
  for (const [index, name] of include.entries()) {
    if (!INCLUDES.includes(name as string)) return notOneOf(`include[${index}]`, name, INCLUDES);
  }
  return undefined;
}

/** Long names are cut in OpenAI's sentences. */
function shorten(name: string): string {
  return `${name.slice(0, 3)}...${name.slice(-3)}`;
}

const EFFORT: Rule = {
  type: "one-of",
  values: ["none", "minimal", "low", "medium", "high", "xhigh", "max"],
};
const SUMMARY: Rule = { type: "one-of", values: ["concise", "detailed", "auto"] };

/** Which model knows which effort is not judged, as no model is. */
function validateReasoning(reasoning: unknown): LLMError | undefined {
  if (!isObject(reasoning)) return invalidType("reasoning", "an object", reasoning);
  const { effort, summary } = reasoning;
  return (
    (typeof effort === "string" ? validateValue(effort, "reasoning.effort", EFFORT) : undefined) ??
    (typeof summary === "string" ? validateValue(summary, "reasoning.summary", SUMMARY) : undefined)
  );
}
