import type { Usage } from "../language-model/result.ts";
import type { OpenAIChatOptions, OwnChoice, Place } from "./openai-chat/options.ts";
import type { Delta } from "./openai-chat/wire.ts";
import { createErrorShape } from "./openai-error-shape.ts";
import type { OpenAIErrorRows } from "./openai-error.ts";
import { PLAIN_ROWS } from "./openai-plain-error.ts";
import { encodePlainUsage } from "./openai-plain-usage.ts";
import { toObject } from "./read.ts";

// How Venice's endpoints differ from OpenAI's.

/** As documented; an unknown model is recorded. @see https://docs.venice.ai/api-reference/error-codes */
const ROWS: OpenAIErrorRows = {
  ...PLAIN_ROWS,
  "rate-limit": { message: "Rate limit exceeded" },
  overloaded: { message: "The model is at capacity. Please try again later." },
  "insufficient-quota": {
    status: 402,
    message: "Insufficient USD or Diem balance to complete request",
  },
  "invalid-api-key": { message: "Authentication failed" },
  "permission-denied": { message: "Unauthorized access" },
  "model-not-found": { message: "Specified model not found: {model}." },
  "bad-request": { message: "Invalid request parameters" },
  "server-error": { message: "Inference processing failed" },
};

/** A text alone. */
const errorShape = createErrorShape(ROWS, { write: ({ message }) => ({ error: message }) });

/** Of every endpoint. */
export const VENICE = { errorShape };

export const VENICE_MODELS = {
  errorShape,
  models: ["qwen3-5-9b", "mistral-small-3-2-24b-instruct"].map((id) => ({
    id,
    model_spec: { name: id, availableContextTokens: 131_072, offline: false, traits: [] },
  })),
  fields: { context_length: 131_072, created: 0, owned_by: "venice.ai", type: "text" },
};

/** @see https://docs.venice.ai/api-reference/endpoint/chat/completions */
export const VENICE_CHAT: OpenAIChatOptions = {
  errorShape,
  reasoningField: "reasoning_content",
  showsReasoning({ body }) {
    const { strip_thinking_response: isStripped, disable_thinking: isOff } = toObject(
      toObject(body)["venice_parameters"],
    );
    return isStripped !== true && isOff !== true;
  },
  ids: { toolCall: { prefix: "chatcmpl-tool-", size: 32, alphabet: "hex" } },
  namedToolFinish: "tool_calls",
  omitsNull: ["system_fingerprint"],
  annotates: false,
  usage: encodeUsage,
  extend: {
    cost: ({ at }) => (at === "body" || at === "usage" ? { usd: 0, diem: 0 } : undefined),
    service_tier: ({ at }) => (at === "body" ? null : undefined),
    venice_parameters: tellParameters,
  },
  message: ({
    content,
    reasoning_content: thought = null,
    tool_calls: calls = [],
    ...message
  }) => ({
    ...message,
    content: content ?? "",
    reasoning_content: thought,
    tool_calls: calls,
  }),
  delta: encodeDelta,
  choice: addStop,
  stream: { opening: "text", nullUsage: false },
};

/** What the request did not say of its own parameters. */
const DEFAULTS = {
  disable_thinking: false,
  enable_e2ee: true,
  enable_web_citations: false,
  enable_web_scraping: false,
  enable_web_search: "off",
  enable_x_search: false,
  include_search_results_in_stream: false,
  include_venice_system_prompt: true,
  return_search_results_as_documents: false,
  strip_thinking_response: false,
};

function tellParameters({ at, call, sources }: Place): object | undefined {
  if (at !== "body") return undefined;
  const asked = toObject(toObject(call.body)["venice_parameters"]);
  const citations = sources.map(({ url, title = url }) => ({ title, url }));
  return { ...DEFAULTS, ...asked, web_search_citations: citations };
}

/** Beside a thought stands an empty text; without any, each delta says that there is none. */
function encodeDelta(delta: Delta, { at, hasReasoned }: Place): Record<string, unknown> {
  if (at === "first" && hasReasoned) return { role: "assistant", content: "" };
  const own = { ...delta, content: delta.content ?? "" };
  return hasReasoned ? own : { ...own, reasoning_content: null, reasoning_encrypted: false };
}

function addStop(choice: OwnChoice): OwnChoice {
  return "delta" in choice && choice.finish_reason ? { ...choice, stop_reason: null } : choice;
}

function encodeUsage(usage: Usage): Record<string, unknown> {
  const { cacheRead } = usage.inputTokens;
  return {
    ...encodePlainUsage(usage),
    prompt_tokens_details: { cached_tokens: cacheRead },
    ...(cacheRead > 0 && { cache_read_input_tokens: cacheRead }),
  };
}
