import type { Usage } from "../language-model/result.ts";
import type { OpenAIChatOptions } from "./openai-chat/options.ts";
import { createErrorShape } from "./openai-error-shape.ts";
import type { OpenAIErrorRows } from "./openai-error.ts";
import { PLAIN_ROWS } from "./openai-plain-error.ts";
import { encodePlainUsage } from "./openai-plain-usage.ts";

// How Databricks's serving endpoints differ from OpenAI's.

/** As Databricks's REST APIs have errors; none is recorded. @see https://docs.databricks.com/api/workspace/servingendpoints/query */
const ROWS: OpenAIErrorRows = {
  ...PLAIN_ROWS,
  "rate-limit": {
    code: "REQUEST_LIMIT_EXCEEDED",
    message: "REQUEST_LIMIT_EXCEEDED: Exceeded workspace rate limit for {model}.",
  },
  overloaded: { code: "TEMPORARILY_UNAVAILABLE" },
  "insufficient-quota": { status: 403, code: "QUOTA_EXCEEDED" },
  "invalid-api-key": {
    status: 403,
    code: "403",
    message: "Invalid access token.",
  },
  "permission-denied": { code: "PERMISSION_DENIED" },
  "model-not-found": {
    code: "ENDPOINT_NOT_FOUND",
    message: "The given endpoint does not exist, please retry after checking the specified model.",
  },
  "bad-request": { code: "BAD_REQUEST" },
  "context-length-exceeded": { code: "BAD_REQUEST" },
  "content-filtered": { code: "BAD_REQUEST" },
  "server-error": { code: "INTERNAL_ERROR" },
  unavailable: { code: "TEMPORARILY_UNAVAILABLE" },
  "gateway-timeout": { code: "DEADLINE_EXCEEDED" },
};

const errorShape = createErrorShape(ROWS, {
  write: ({ code, message }, status) => ({ error_code: code ?? String(status), message }),
});

/** Of every endpoint. */
export const DATABRICKS = { errorShape };

/** @see https://docs.databricks.com/aws/en/machine-learning/foundation-model-apis/api-reference */
export const DATABRICKS_CHAT: OpenAIChatOptions = {
  errorShape,
  ids: {
    result: { prefix: "msg_bdrk_", size: 24, alphabet: "base58" },
    toolCall: { prefix: "toolu_bdrk_", size: 24, alphabet: "base58" },
  },
  namedToolFinish: "tool_calls",
  omitsNull: ["logprobs", "system_fingerprint"],
  usage: encodeUsage,
  delta: (delta, { at }) => ({
    role: "assistant",
    content: at === "finish" ? "" : null,
    ...delta,
  }),
  stream: { opening: "joined", usageAt: ["every"], nullUsage: false },
};

/** Until the end it says nothing of what was generated. */
function encodeUsage(usage: Usage, isPartial: boolean): Record<string, unknown> {
  return {
    ...encodePlainUsage(usage),
    ...(isPartial && { completion_tokens: null, total_tokens: null }),
    cache_read_input_tokens: usage.inputTokens.cacheRead,
    cache_creation_input_tokens: usage.inputTokens.cacheWrite,
  };
}
