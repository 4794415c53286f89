import type { LanguageModelCall } from "../../language-model/call.ts";
import { isObject, type JSONObject, toObject, toText } from "../read.ts";
import { encodeTools } from "./echo-tools.ts";
import type * as wire from "./wire.ts";

/** What a response repeats of its request, with the defaults of the API. */
export function encodeEcho({ body }: LanguageModelCall): wire.Echo {
  const request = toObject(body);
  const get = <T>(name: string, fallback: T): T => (request[name] ?? fallback) as T;
  const conversation = get<unknown>("conversation", undefined);
  const cacheOptions = request["prompt_cache_options"];
  return {
    background: get("background", false),
    frequency_penalty: get("frequency_penalty", 0),
    instructions: get("instructions", null),
    max_output_tokens: get("max_output_tokens", null),
    max_tool_calls: get("max_tool_calls", null),
    parallel_tool_calls: get("parallel_tool_calls", true),
    presence_penalty: get("presence_penalty", 0),
    previous_response_id: get("previous_response_id", null),
    prompt_cache_key: get("prompt_cache_key", null),
    prompt_cache_retention: get("prompt_cache_retention", "in_memory"),
    reasoning: encodeReasoning(request["reasoning"]),
    safety_identifier: get("safety_identifier", null),
    store: get("store", true),
    temperature: get("temperature", 1),
    text: encodeText(toObject(request["text"])),
    tool_choice: get("tool_choice", "auto"),
    tools: encodeTools(request["tools"]),
    top_logprobs: get("top_logprobs", 0),
    top_p: get("top_p", 1),
    truncation: get("truncation", "disabled"),
    user: get("user", null),
    metadata: get("metadata", {}),
    ...(isObject(cacheOptions) && { prompt_cache_options: cacheOptions }),
    ...(conversation !== undefined && { conversation: toReference(conversation) }),
    ...(request["prompt"] !== undefined && { prompt: request["prompt"] }),
  };
}

/** The tier that is asked for, and after the answer the one that was given. */
export function encodeServiceTier({ body }: LanguageModelCall, isDone: boolean): string {
  const tier = toText(toObject(body)["service_tier"]) || "auto";
  return (isDone && GIVEN_TIERS.get(tier)) || tier;
}

const GIVEN_TIERS = new Map([
  ["auto", "default"],
  ["fast", "priority"],
]);

/** A model that does not reason has nulls; what a request asks for is taken as given. */
function encodeReasoning(reasoning: unknown): unknown {
  if (!isObject(reasoning)) return { context: null, effort: null, summary: null };
  const { summary = null } = reasoning;
  return {
    context: "current_turn",
    effort: "medium",
    mode: "standard",
    ...reasoning,
    // the most that the models have, as recorded
    summary: summary === "auto" ? "detailed" : summary,
  };
}

function encodeText({ format, verbosity, ...rest }: JSONObject): wire.Echo["text"] {
  return {
    ...rest,
    format: encodeFormat(toObject(format)),
    verbosity: typeof verbosity === "string" ? verbosity : "medium",
  };
}

/** A schema is repeated without the dialect that it names. */
function encodeFormat(format: JSONObject): unknown {
  if (format["type"] === undefined) return { type: "text" };
  if (format["type"] !== "json_schema") return format;
  const { $schema: _, ...schema } = toObject(format["schema"]);
  return {
    ...format,
    schema,
    description: format["description"] ?? null,
    strict: format["strict"] ?? false,
  };
}

function toReference(conversation: unknown): { id: string } {
  return isObject(conversation) ? (conversation as { id: string }) : { id: toText(conversation) };
}
