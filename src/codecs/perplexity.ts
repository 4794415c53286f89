import type { Usage } from "../language-model/result.ts";
import { UUID } from "../ids.ts";
import type { OpenAIChatOptions, OwnChoice } from "./openai-chat/options.ts";
import type { Delta } from "./openai-chat/wire.ts";
import { createErrorShape } from "./openai-error-shape.ts";
import type { OpenAIErrorRows } from "./openai-error.ts";
import { PLAIN_ROWS } from "./openai-plain-error.ts";
import { encodePlainUsage } from "./openai-plain-usage.ts";

// How Perplexity's chat differs from OpenAI's.

/** A wrong key and a prompt that is too long are recorded; the words of the others are not proved. */
const ROWS: OpenAIErrorRows = {
  ...PLAIN_ROWS,
  "rate-limit": { type: "rate_limit_exceeded", message: "Request rate limit exceeded." },
  overloaded: { type: "service_unavailable", message: "The service is overloaded." },
  "insufficient-quota": {
    status: 401,
    type: "insufficient_quota",
    message:
      "You exceeded your current quota, please check your plan and billing details. For more information, visit https://www.perplexity.ai/account/api.",
  },
  "invalid-api-key": {
    type: "invalid_api_key",
    message: "Invalid API key provided. Ensure your API key is correct and active.",
  },
  "permission-denied": { type: "forbidden" },
  "model-not-found": {
    status: 400,
    type: "invalid_model",
    message:
      "Invalid model '{model}'. Permitted models can be found in the documentation at https://docs.perplexity.ai/getting-started/models.",
  },
  "bad-request": { type: "bad_request" },
  "context-length-exceeded": {
    type: "too_many_prompt_tokens",
    message: "The total length of all messages is too long.",
  },
  "server-error": { type: "internal_error", message: "Internal server error." },
};

/** Of every endpoint: the code is the status. */
export const PERPLEXITY = {
  errorShape: createErrorShape(ROWS, {
    write: ({ message, type }, status) => ({ error: { message, type, code: status } }),
  }),
};

/**
 * Chunks repeat what was said so far, and all sources that came so far; the last one has an object of its own.
 *
 * @see https://docs.perplexity.ai/api-reference/chat-completions-post
 */
export const PERPLEXITY_CHAT: OpenAIChatOptions = {
  ...PERPLEXITY,
  ids: { result: UUID, toolCall: { prefix: "call_", size: 24 } },
  namedToolFinish: "tool_calls",
  omitsNull: true,
  annotates: false,
  usage: encodeUsage,
  extend: {
    object: ({ at }) => OBJECTS[at] ?? "chat.completion.chunk",
    citations: ({ sources }) => sources.map(({ url }) => url),
    search_results: ({ sources }) =>
      sources.map(({ url, title = url }) => ({ title, url, snippet: "", source: "web" })),
  },
  choice: (choice) => ({ ...choice, delta: toDelta(choice) }),
  stream: {
    opening: "joined",
    usageAt: ["every"],
    nullUsage: false,
    repeatsMessage: true,
    done: false,
    // without its name, Perplexity's package takes it for a chunk
    error: ({ body }) => ({ event: "error", body }),
  },
};

const OBJECTS: Partial<Record<string, string>> = {
  body: "chat.completion",
  finish: "chat.completion.done",
};

/** A body has one too, which says nothing. */
function toDelta({ delta }: OwnChoice): Delta {
  return { role: "assistant", ...(!delta?.tool_calls && { content: "" }), ...delta };
}

/** The mock costs nothing; what the request itself costs is told at the end. */
function encodeUsage(usage: Usage, isPartial: boolean): Record<string, unknown> {
  const { reasoning } = usage.outputTokens;
  return {
    ...encodePlainUsage(usage),
    search_context_size: "low",
    ...(!isPartial && reasoning > 0 && { reasoning_tokens: reasoning }),
    cost: {
      input_tokens_cost: 0,
      output_tokens_cost: 0,
      ...(!isPartial && { request_cost: 0 }),
      total_cost: 0,
    },
  };
}
