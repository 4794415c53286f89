import type { Usage } from "../language-model/result.ts";
import type { OpenAIChatOptions } from "./openai-chat/options.ts";
import type { OpenAICompletionsOptions } from "./openai-completions/wire.ts";
import type { OpenAIEmbeddingsOptions } from "./openai-embeddings/wire.ts";
import { createErrorShape } from "./openai-error-shape.ts";
import { withIndexes } from "./openai-indexed-calls.ts";
import type { OpenAIErrorRows } from "./openai-error.ts";
import type { OpenAIModelsOptions } from "./openai-models/wire.ts";
import { PLAIN_ROWS } from "./openai-plain-error.ts";
import { encodePlainUsage } from "./openai-plain-usage.ts";
import { toObjects } from "./read.ts";

// How Together's endpoints differ from OpenAI's.

/** Statuses as documented; the words are not proved. @see https://docs.together.ai/docs/error-codes */
const ROWS: OpenAIErrorRows = {
  ...PLAIN_ROWS,
  "rate-limit": {
    type: "model_rate_limit",
    code: null,
    message:
      "You have reached the rate limit specific to this model {model}. Please see https://docs.together.ai/docs/rate-limits",
  },
  overloaded: {
    type: "service_unavailable",
    message: "The server is overloaded or not ready yet.",
  },
  "insufficient-quota": {
    status: 402,
    type: "credit_limit",
    code: null,
    message:
      "Credit limit exceeded, please navigate to https://api.together.xyz/settings/billing to upgrade your account",
  },
  "invalid-api-key": {
    message:
      "Invalid API key provided. You can find your API key at https://api.together.xyz/settings/api-keys.",
  },
  "model-not-found": {
    code: "model_not_available",
    message:
      "Unable to access model {model}. Please visit https://api.together.ai/models to view the list of supported models.",
  },
  "context-length-exceeded": {
    status: 403,
    code: null,
    message: "The request's tokens and max_tokens exceed the model's context length.",
  },
};

const errorShape = createErrorShape(ROWS);

/** Of every endpoint. */
export const TOGETHER = { errorShape };

/** The list is the whole body. @see https://docs.together.ai/reference/models-1 */
export const TOGETHER_MODELS: OpenAIModelsOptions = {
  errorShape,
  models: ["meta-llama/Llama-3.3-70B-Instruct-Turbo", "openai/gpt-oss-120b"],
  fields: { created: 1_733_466_629, type: "chat", running: false },
  isBare: true,
};

/** Tokens are not told, as its specification has it. */
export const TOGETHER_EMBEDDINGS: OpenAIEmbeddingsOptions = {
  errorShape,
  write: ({ object, data, model }) => ({ object, data, model }),
};

/** Of what is generated. */
export const TOGETHER_ID = { prefix: "o", size: [6, 6, 16] } as const;

/** @see https://docs.together.ai/reference/chat-completions-1 */
export const TOGETHER_CHAT: OpenAIChatOptions = {
  errorShape,
  reasoningField: "reasoning",
  ids: { result: TOGETHER_ID, toolCall: { prefix: "call_", size: 24, alphabet: "lowercase" } },
  namedToolFinish: "tool_calls",
  omitsNull: ["system_fingerprint"],
  usage: encodeUsage,
  extend: { prompt: ({ at }) => (at === "body" ? [] : undefined) },
  message({ tool_calls: calls = [], ...message }) {
    return { ...message, tool_calls: withIndexes(calls) };
  },
  choice: (choice) => ("message" in choice ? { ...choice, seed: SEED } : choice),
  stream: { opening: { content: null }, nullUsage: false },
};

/** @see https://docs.together.ai/reference/completions-1 */
export const TOGETHER_COMPLETIONS: OpenAICompletionsOptions = {
  errorShape,
  ids: { result: TOGETHER_ID },
  write: (body, isChunk) => ({
    ...body,
    object: isChunk ? "completion.chunk" : "text.completion",
    ...(!isChunk && { prompt: [] }),
    choices: toObjects(body["choices"]).map((choice) => ({
      ...choice,
      seed: SEED,
      ...(isChunk && { delta: { role: "assistant", content: choice["text"] } }),
    })),
  }),
};

/** What the dice began with; the mock rolls none. */
const SEED = 0;

function encodeUsage(usage: Usage): Record<string, unknown> {
  return { ...encodePlainUsage(usage), cached_tokens: usage.inputTokens.cacheRead };
}
