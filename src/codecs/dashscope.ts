import type { OpenAIChatOptions, Place } from "./openai-chat/options.ts";
import type { Delta, ToolCallDelta } from "./openai-chat/wire.ts";
import { createErrorShape } from "./openai-error-shape.ts";
import type { OpenAIErrorRows } from "./openai-error.ts";
import { withTextAndIndexes } from "./openai-indexed-calls.ts";
import { PLAIN_ROWS } from "./openai-plain-error.ts";
import { encodeDetailedUsage } from "./openai-plain-usage.ts";

// How DashScope's compatible mode differs from OpenAI's.

/** As documented; none is recorded. @see https://www.alibabacloud.com/help/en/model-studio/error-code */
const ROWS: OpenAIErrorRows = {
  ...PLAIN_ROWS,
  "rate-limit": {
    type: "limit_requests",
    code: "limit_requests",
    message: "You exceeded your current requests list.",
  },
  overloaded: {
    type: "internal_error",
    code: "ModelServiceFailed",
    message: "Too many requests. Your requests are being throttled due to system capacity limits.",
  },
  "insufficient-quota": {
    message: "You exceeded your current quota, please check your plan and billing details.",
  },
  "invalid-api-key": { message: "Incorrect API key provided." },
  "permission-denied": {
    type: "access_denied",
    code: "access_denied",
    message: "Access denied.",
  },
  "bad-request": { code: "invalid_parameter_error" },
  "context-length-exceeded": {
    code: "invalid_parameter_error",
    message: "Range of input length should be [1, 129024]",
  },
  "content-filtered": {
    type: "data_inspection_failed",
    code: "data_inspection_failed",
    message: "Input data may contain inappropriate content.",
  },
  "server-error": {
    type: "internal_error",
    code: "internal_error",
    message: "An internal error has occured, please try again later or contact service support.",
  },
  unavailable: {
    type: "internal_error",
    code: "ModelUnavailable",
    message: "Model is unavailable, please try again later.",
  },
};

const errorShape = createErrorShape(ROWS);

/** Of every endpoint. */
export const DASHSCOPE = { errorShape };

export const DASHSCOPE_MODELS = {
  errorShape,
  models: ["qwen3-max", "qwen-plus", "qwen-flash"],
  fields: { created: 1_770_764_857, owned_by: "system" },
};

/** @see https://www.alibabacloud.com/help/en/model-studio/use-qwen-by-calling-api */
export const DASHSCOPE_CHAT: OpenAIChatOptions = {
  errorShape,
  reasoningField: "reasoning_content",
  ids: {
    result: { prefix: "chatcmpl-", size: [8, 4, 4, 4, 12], alphabet: "hex" },
    toolCall: { prefix: "call_", size: 24, alphabet: "hex" },
  },
  namedToolFinish: "tool_calls",
  usage: encodeDetailedUsage,
  message: withTextAndIndexes,
  delta: encodeDelta,
};

/** While it thinks or calls, there is no text; after a text, no thought. */
function encodeDelta(delta: Delta, { at, hasReasoned, hasCalled }: Place): Record<string, unknown> {
  if (delta.tool_calls)
    return { content: null, ...delta, tool_calls: delta.tool_calls.map(toCall) };
  if (at === "finish" && hasCalled) return delta;
  if (typeof delta["reasoning_content"] === "string") return { content: null, ...delta };
  const own = at === "finish" ? { content: "", ...delta } : delta;
  return hasReasoned ? { ...own, reasoning_content: null } : own;
}

/** Each piece of a call says that it goes on with one. */
function toCall({ index, id = "", type = "function", ...call }: ToolCallDelta): ToolCallDelta {
  return { index, id, type, ...call };
}
