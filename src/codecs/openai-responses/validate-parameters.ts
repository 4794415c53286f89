import { type LLMError, llmError } from "../../errors.ts";
import { invalidType, outOfRange } from "../openai-error.ts";
import { isObject, type JSONObject, toObject } from "../read.ts";
import { INCLUDES } from "./includes.ts";
import { notOneOf, notText, tooLong } from "./wording.ts";

type Check = (value: unknown, param: string) => LLMError | undefined;

/** Those before the tools and their choice, in the order in which OpenAI looks at them. */
const FIRST: [name: string, check: Check][] = [
  ["previous_response_id", text()],
  ["prompt", object()],
  ["moderation", object()],
  ["include", validateInclude],
];

/** Those after the format of the text. */
const LAST: [name: string, check: Check][] = [
  ["temperature", decimal(0, 2)],
  ["top_p", decimal(0, 1)],
  ["presence_penalty", decimal()],
  ["frequency_penalty", decimal()],
  ["parallel_tool_calls", boolean()],
  ["stream", boolean()],
  ["stream_options", object()],
  ["background", boolean()],
  ["max_output_tokens", integer(16)],
  ["max_tool_calls", integer(1)],
  ["reasoning", validateReasoning],
  ["user", text()],
  ["safety_identifier", text(64)],
  ["prompt_cache_options", object()],
  ["prompt_cache_key", text(64)],
  ["prompt_cache_retention", oneOf(["in_memory", "24h"])],
  ["truncation", oneOf(["auto", "disabled"])],
  ["instructions", text()],
  ["store", boolean()],
  // `scale` is in the specification alone
  ["service_tier", oneOf(["auto", "default", "fast", "flex", "priority"], ["scale"])],
  ["top_logprobs", integer(0, 20)],
  ["context_management", listOfObjects()],
];

export function validateFirst(request: JSONObject): LLMError | undefined {
  return run(FIRST, request);
}

export function validateLast(request: JSONObject): LLMError | undefined {
  return run(LAST, request);
}

/** @see https://platform.openai.com/docs/api-reference/responses/create#responses_create-metadata */
export function validateMetadata({ metadata }: JSONObject): LLMError | undefined {
  if (metadata === undefined || metadata === null) return undefined;
  if (!isObject(metadata)) return invalidType("metadata", "a metadata object", metadata);
  const entries = Object.entries(metadata);
  if (entries.length > 16) {
    const message = `Invalid 'metadata': too many properties. Expected an object with at most 16 properties, but got an object with ${entries.length} properties instead.`;
    return llmError("bad-request", {
      message,
      param: "metadata",
      code: "object_above_max_properties",
    });
  }
  for (const [key, value] of entries) {
    const param = `metadata.${key}`;
    if (key.length > 64) return longKey(key, param);
    if (typeof value !== "string") return invalidType(param, "a string", value);
    if (value.length > 512) return tooLong(param, value, 512);
  }
  return undefined;
}

/** Where nothing is given, or null, there is nothing to check. */
function run(checks: [name: string, check: Check][], request: JSONObject): LLMError | undefined {
  for (const [name, check] of checks) {
    const value = request[name] ?? undefined;
    const error = value === undefined ? undefined : check(value, name);
    if (error) return error;
  }
  return undefined;
}

function text(maximum = Infinity): Check {
  return (value, param) => {
    if (typeof value !== "string") return invalidType(param, "a string", value);
    return value.length > maximum ? tooLong(param, value, maximum) : undefined;
  };
}

function boolean(): Check {
  return (value, param) =>
    typeof value === "boolean" ? undefined : invalidType(param, "a boolean", value);
}

function object(): Check {
  return (value, param) => (isObject(value) ? undefined : invalidType(param, "an object", value));
}

function listOfObjects(): Check {
  return (value, param) =>
    Array.isArray(value) && value.every(isObject)
      ? undefined
      : invalidType(param, "an array of objects", value);
}

function decimal(min = -Infinity, max = Infinity): Check {
  return (value, param) => {
    if (typeof value !== "number") return invalidType(param, "a decimal", value);
    if (value >= min && value <= max) return undefined;
    return outOfRange(param, value, { kind: "decimal", min, max });
  };
}

function integer(min: number, max = Infinity): Check {
  return (value, param) => {
    if (typeof value !== "number" || !Number.isInteger(value)) {
      return invalidType(param, "an integer", value);
    }
    if (value >= min && value <= max) return undefined;
    return outOfRange(param, value, { kind: "integer", min, max });
  };
}

function oneOf(supported: string[], others: string[] = []): Check {
  return (value, param) => {
    if (typeof value !== "string") return notText(param, value, supported);
    if (supported.includes(value) || others.includes(value)) return undefined;
    return notOneOf(param, value, supported);
  };
}

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

function longKey(key: string, param: string): LLMError {
  const message = `Invalid property name in 'metadata': '${shorten(key)}' is too long. Expected a string with maximum length 64, but got a string with length ${key.length} instead.`;
  return llmError("bad-request", { message, param, code: "property_name_above_max_length" });
}

/** Long names are cut in OpenAI's sentences. */
function shorten(name: string): string {
  return `${name.slice(0, 3)}...${name.slice(-3)}`;
}

const validateEffort = oneOf(["none", "minimal", "low", "medium", "high", "xhigh", "max"]);
const validateSummary = oneOf(["concise", "detailed", "auto"]);

/** Which model knows which effort is not judged, as no model is. */
function validateReasoning(reasoning: unknown): LLMError | undefined {
  if (!isObject(reasoning)) return invalidType("reasoning", "an object", reasoning);
  const { effort, summary } = toObject(reasoning);
  return (
    (typeof effort === "string" ? validateEffort(effort, "reasoning.effort") : undefined) ??
    (typeof summary === "string" ? validateSummary(summary, "reasoning.summary") : undefined)
  );
}
