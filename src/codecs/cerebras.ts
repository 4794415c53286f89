import type { Usage } from "../language-model/result.ts";
import { createErrorShape } from "./openai-error-shape.ts";
import type { OpenAIChatOptions } from "./openai-chat/options.ts";
import type { OpenAIErrorRows } from "./openai-error.ts";

// How Cerebras's endpoints differ from OpenAI's.

/**
 * A rate limit is quoted in a public issue; the words of the others are not proved.
 *
 * @see https://inference-docs.cerebras.ai/support/error
 * @see https://github.com/nminaya/grammar-nazi-bot/issues/958
 */
const ROWS: OpenAIErrorRows = {
  "rate-limit": {
    type: "too_many_requests_error",
    code: "request_quota_exceeded",
    param: "quota",
    message: "Requests per minute limit exceeded - too many requests sent.",
  },
  overloaded: {
    status: 429,
    type: "too_many_requests_error",
    code: "queue_exceeded",
    param: "queue",
    message: "We're experiencing high traffic right now! Please try again soon.",
  },
  "insufficient-quota": {
    status: 402,
    type: "payment_required_error",
    code: "payment_required",
    message: "Payment required.",
  },
  "invalid-api-key": { param: "api_key", code: "wrong_api_key", message: "Wrong API Key" },
  "model-not-found": {
    type: "not_found_error",
    param: "model",
    message: "Model {model} does not exist or you do not have access to it.",
  },
};

/** Flat, and of texts alone, as the AI SDK reads it. */
const errorShape = createErrorShape(ROWS, {
  write: ({ message, type, param, code }) => ({
    message,
    type: type ?? "",
    param: param ?? "",
    code: code ?? "",
  }),
});

/** Of every endpoint. */
export const CEREBRAS = { errorShape };

export const CEREBRAS_MODELS = {
  errorShape,
  models: ["gpt-oss-120b", "zai-glm-4.7", "gemma-4-31b"],
  fields: { created: 0, owned_by: "Cerebras" },
};

/** @see https://inference-docs.cerebras.ai/api-reference/chat-completions */
export const CEREBRAS_CHAT: OpenAIChatOptions = {
  errorShape,
  idHeader: "inference-id",
  reasoningField: "reasoning",
  ids: {
    result: { prefix: "chatcmpl-", size: [8, 4, 4, 4, 12], alphabet: "hex" },
    toolCall: { prefix: "", size: 9, alphabet: "hex" },
  },
  namedToolFinish: "tool_calls",
  omitsNull: true,
  usage: encodeUsage,
  extend: {
    system_fingerprint: () => "fp_00000000000000000000",
    time_info: ({ at, timestamp }) =>
      at === "body" || at === "finish" ? toTimes(timestamp) : undefined,
  },
  message: ({ content, ...message }) => ({ ...message, ...(content !== null && { content }) }),
  stream: {
    opening: {},
    wholeToolCalls: true,
    usageAt: ["finish"],
    nullUsage: false,
    done: false,
    closesText: true,
  },
};

/** In seconds; the mock takes as good as none. */
function toTimes(timestamp: number): object {
  return {
    queue_time: 0.001,
    prompt_time: 0.002,
    completion_time: 0.01,
    total_time: 0.013,
    created: Math.floor(timestamp / 1000),
  };
}

function encodeUsage({ inputTokens, outputTokens }: Usage): Record<string, unknown> {
  return {
    prompt_tokens: inputTokens.total,
    completion_tokens: outputTokens.total,
    total_tokens: inputTokens.total + outputTokens.total,
    prompt_tokens_details: { cached_tokens: inputTokens.cacheRead },
    ...(outputTokens.reasoning > 0 && {
      completion_tokens_details: {
        accepted_prediction_tokens: 0,
        reasoning_tokens: outputTokens.reasoning,
        rejected_prediction_tokens: 0,
      },
    }),
  };
}
