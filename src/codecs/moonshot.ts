import type { Usage } from "../language-model/result.ts";
import type { OpenAIChatOptions } from "./openai-chat/options.ts";
import { createErrorShape } from "./openai-error-shape.ts";
import type { OpenAIErrorRows } from "./openai-error.ts";
import { PLAIN_ROWS } from "./openai-plain-error.ts";
import { encodePlainUsage } from "./openai-plain-usage.ts";

// How Moonshot's endpoints differ from OpenAI's. Nothing of it is recorded.

/** As documented. @see https://platform.moonshot.ai/docs/api/chat#error-description */
const ROWS: OpenAIErrorRows = {
  ...PLAIN_ROWS,
  "rate-limit": {
    type: "rate_limit_reached_error",
    message: "Your account request reached max request, please try again after 1 seconds",
  },
  overloaded: {
    status: 429,
    type: "engine_overloaded_error",
    message: "The engine is currently overloaded, please try again later",
  },
  "insufficient-quota": {
    type: "exceeded_current_quota_error",
    message: "Your account is suspended, please check your plan and billing details",
  },
  "invalid-api-key": {
    type: "invalid_authentication_error",
    message: "Invalid Authentication",
  },
  "permission-denied": {
    type: "permission_denied_error",
    message: "The API you are accessing is not open",
  },
  "model-not-found": {
    type: "resource_not_found_error",
    message: "Not found the model {model} or Permission denied",
  },
  "context-length-exceeded": {
    message: "Invalid request: Your request exceeded model token limit: 262144",
  },
  "content-filtered": {
    type: "content_filter",
    message: "The request was rejected because it was considered high risk",
  },
};

const errorShape = createErrorShape(ROWS, {
  write: ({ message, type }) => ({ error: { message, type } }),
});

export const MOONSHOT_MODELS = {
  errorShape,
  models: ["kimi-k2.5", "kimi-k2-turbo-preview", "moonshot-v1-8k"],
  fields: { created: 1_769_000_000, owned_by: "moonshot" },
};

/** @see https://platform.moonshot.ai/docs/api/chat */
export const MOONSHOT_CHAT: OpenAIChatOptions = {
  errorShape,
  reasoningField: "reasoning_content",
  namedToolFinish: "tool_calls",
  omitsNull: ["logprobs", "system_fingerprint"],
  usage: encodeUsage,
  stream: { nullUsage: false },
};

function encodeUsage(usage: Usage): Record<string, unknown> {
  const { cacheRead } = usage.inputTokens;
  return { ...encodePlainUsage(usage), ...(cacheRead > 0 && { cached_tokens: cacheRead }) };
}
