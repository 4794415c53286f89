import type { OpenAIChatOptions, Place } from "./openai-chat/options.ts";
import { createErrorShape } from "./openai-error-shape.ts";
import type { OpenAIErrorRows } from "./openai-error.ts";
import { withTextAndIndexes } from "./openai-indexed-calls.ts";
import { PLAIN_ROWS } from "./openai-plain-error.ts";
import { encodeDetailedUsage } from "./openai-plain-usage.ts";

// How Z.ai's endpoints differ from OpenAI's.

/** Codes as documented; none is recorded. @see https://docs.z.ai/api-reference/api-code */
const ROWS: OpenAIErrorRows = {
  ...PLAIN_ROWS,
  "rate-limit": { code: "1302", message: "Rate limit reached for requests" },
  overloaded: {
    status: 429,
    code: "1305",
    message: "The service may be temporarily overloaded, please try again later",
  },
  "insufficient-quota": {
    code: "1113",
    message: "Insufficient balance or no resource package. Please recharge.",
  },
  "invalid-api-key": { code: "1000", message: "Authentication Failed" },
  "permission-denied": { code: "1220", message: "You do not have permission to access the API." },
  "model-not-found": {
    status: 400,
    code: "1211",
    message: "Unknown Model, please check the model code.",
  },
  "bad-request": { code: "1214" },
  "context-length-exceeded": { code: "1261", message: "Prompt exceeds max length" },
  "content-filtered": {
    code: "1301",
    message:
      "System detected potentially unsafe or sensitive content in input or generation. Please avoid using prompts that may generate sensitive content. Thank you for your cooperation.",
  },
  "server-error": { code: "500", message: "Internal Error" },
  "invalid-json": { code: "1210" },
};

/** What fails without a code of its own. */
const CALL_FAILED = "1200";

const errorShape = createErrorShape(ROWS, {
  write: ({ code, message }) => ({ error: { code: code ?? CALL_FAILED, message } }),
});

export const ZAI_MODELS = {
  errorShape,
  models: ["glm-5.3", "glm-4.7", "glm-4.5-air"],
  fields: { created: 1_760_463_881, owned_by: "z-ai" },
};

/** @see https://docs.z.ai/api-reference/llm/chat-completion */
export const ZAI_CHAT: OpenAIChatOptions = {
  errorShape,
  reasoningField: "reasoning_content",
  ids: {
    result: { prefix: "", size: 30, alphabet: "hex" },
    toolCall: { prefix: "call_", size: 24, alphabet: "hex" },
  },
  namedToolFinish: "tool_calls",
  finishReasons: { "content-filter": "sensitive" },
  omitsNull: true,
  usage: encodeDetailedUsage,
  extend: { request_id: ({ at, id }) => (at === "body" ? id : undefined) },
  message: withTextAndIndexes,
  delta: encodeDelta,
  stream: { opening: "joined", wholeToolCalls: true, usageAt: ["finish"], nullUsage: false },
};

/** Each text has the role again, and a call of a tool never. */
function encodeDelta(delta: Record<string, unknown>, { at }: Place): Record<string, unknown> {
  if (at === "finish") return { role: "assistant", content: "" };
  return "tool_calls" in delta
    ? { tool_calls: delta["tool_calls"] }
    : { role: "assistant", ...delta };
}
