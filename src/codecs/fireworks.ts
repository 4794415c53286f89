import type { OpenAIChatOptions } from "./openai-chat/options.ts";
import { createErrorShape } from "./openai-error-shape.ts";
import type { OpenAIErrorRows } from "./openai-error.ts";
import { PLAIN_ROWS } from "./openai-plain-error.ts";
import { encodeDetailedUsage } from "./openai-plain-usage.ts";

// How Fireworks's endpoints differ from OpenAI's. Nothing of it is recorded.

/** Statuses as documented; the words are not proved. @see https://docs.fireworks.ai/guides/inference-error-codes */
const ROWS: OpenAIErrorRows = {
  ...PLAIN_ROWS,
  "rate-limit": { type: "error", code: "RATE_LIMIT_EXCEEDED", message: "rate limit exceeded" },
  overloaded: { type: "error", code: "SERVICE_UNAVAILABLE", message: "service overloaded" },
  "insufficient-quota": {
    status: 412,
    type: "error",
    code: "PRECONDITION_FAILED",
    message:
      "Account is suspended, possibly due to reaching the monthly spending limit or failure to pay past invoices.",
  },
  "invalid-api-key": { code: "UNAUTHORIZED", message: "The API key you provided is invalid." },
  "permission-denied": { type: "error", code: "FORBIDDEN" },
  "model-not-found": {
    type: "error",
    code: "NOT_FOUND",
    message: "Model not found, inaccessible, and/or not deployed",
  },
  "server-error": { type: "error", code: "INTERNAL", message: "Internal server error" },
};

const errorShape = createErrorShape(ROWS, {
  write: ({ type, code, message }) => ({
    error: { object: "error", type, code: code ?? type, message },
  }),
});

/** Of every endpoint. */
export const FIREWORKS = { errorShape };

export const FIREWORKS_MODELS = {
  errorShape,
  models: ["accounts/fireworks/models/gpt-oss-120b", "accounts/fireworks/models/kimi-k2-instruct"],
  fields: { created: 1_750_000_000, owned_by: "fireworks", kind: "HF_BASE_MODEL" },
};

/** @see https://docs.fireworks.ai/api-reference/post-chatcompletions */
export const FIREWORKS_CHAT: OpenAIChatOptions = {
  errorShape,
  reasoningField: "reasoning_content",
  ids: {
    result: { prefix: "", size: [8, 4, 4, 4, 12], alphabet: "hex" },
    toolCall: { prefix: "call_", size: 24 },
  },
  namedToolFinish: "tool_calls",
  omitsNull: ["logprobs", "system_fingerprint"],
  usage: encodeDetailedUsage,
  stream: { usageAt: ["finish"], nullUsage: false },
};
