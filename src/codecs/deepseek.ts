import { type LLMError, llmError } from "../errors.ts";
import type { Usage } from "../language-model/result.ts";
import { UUID } from "../ids.ts";
import { createErrorShape } from "./openai-error-shape.ts";
import type { OpenAIChatOptions, Place } from "./openai-chat/options.ts";
import type { OpenAIErrorRows } from "./openai-error.ts";
import { withTextAndIndexes } from "./openai-indexed-calls.ts";
import { type JSONObject, toArray, toObject, toObjects, toText } from "./read.ts";

// How DeepSeek's endpoints differ from OpenAI's.

const CODE = "invalid_request_error";

/**
 * 400 and 401 are recorded, and an empty account is quoted in a public issue; the others are the documentation's headings.
 *
 * @see https://api-docs.deepseek.com/quick_start/error_codes
 * @see https://github.com/Aider-AI/aider/issues/4851
 */
const ROWS: OpenAIErrorRows = {
  "rate-limit": { type: "rate_limit_error", code: CODE, message: "Rate Limit Reached" },
  overloaded: { type: "service_unavailable_error", code: CODE, message: "Server Overloaded" },
  "insufficient-quota": {
    status: 402,
    type: "unknown_error",
    code: CODE,
    message: "Insufficient Balance",
  },
  "invalid-api-key": {
    type: "authentication_error",
    code: CODE,
    message: "Authentication Fails, Your api key: ****-key is invalid",
  },
  "model-not-found": {
    status: 400,
    code: CODE,
    message:
      "The supported API model names are deepseek-v4-pro or deepseek-v4-flash, but you passed {model}.",
  },
  "bad-request": { code: CODE },
  "context-length-exceeded": {
    code: CODE,
    message:
      "This model's maximum context length is 1048565 tokens. Please reduce the length of the messages or completion.",
  },
  "content-filtered": { code: CODE, message: "Content Exists Risk" },
  "server-error": { code: CODE, message: "Server Error" },
};

const errorShape = createErrorShape(ROWS);

/** Of every endpoint. */
export const DEEPSEEK = { errorShape };

export const DEEPSEEK_MODELS = {
  errorShape,
  models: ["deepseek-v4-flash", "deepseek-v4-pro"],
  fields: { owned_by: "deepseek" },
};

/** @see https://api-docs.deepseek.com/api/create-chat-completion */
export const DEEPSEEK_CHAT: OpenAIChatOptions = {
  errorShape,
  reasoningField: "reasoning_content",
  ids: { result: UUID, toolCall: { prefix: "call_00_", size: 24 } },
  namedToolFinish: "tool_calls",
  validate: ({ body }) => refuseContent(toObject(body)) ?? refuseToolChoice(toObject(body)),
  usage: encodeUsage,
  extend: { system_fingerprint: () => "fp_0000000000_prod0820_fp8_kvcache" },
  message: withTextAndIndexes,
  choice: ({ logprobs, ...choice }) => ({
    ...choice,
    logprobs: logprobs ? ({ content: logprobs.content } as typeof logprobs) : null,
  }),
  delta: encodeDelta,
  stream: { opening: "text", usageAt: ["finish"] },
};

/** While it thinks, there is no text; thereafter no thought. */
function encodeDelta(
  delta: Record<string, unknown>,
  { at, hasReasoned }: Place,
): Record<string, unknown> {
  if (at === "finish") return { content: "", ...(hasReasoned && { reasoning_content: null }) };
  if (typeof delta["reasoning_content"] === "string") return { content: null, ...delta };
  // log probabilities that a reply gives stand in a delta of their own, which is empty
  const text = Object.keys(delta).length === 0 ? { content: "" } : delta;
  return hasReasoned && typeof text["content"] === "string"
    ? { ...text, reasoning_content: null }
    : text;
}

/** Texts are the only parts of a message that the API knows, whatever the model. */
function refuseContent(request: JSONObject): LLMError | undefined {
  for (const [index, { content }] of toObjects(request["messages"]).entries()) {
    const part = toObjects(content).find(({ type }) => typeof type === "string" && type !== "text");
    if (!part) continue;
    const message = `Failed to deserialize the JSON body into the target type: messages[${index}]: unknown variant \`${toText(part["type"])}\`, expected \`text\` at line 1 column ${toColumn(request, index)}`;
    return llmError("bad-request", { message });
  }
  return undefined;
}

/** Where a message has just ended, in a body without white space. */
function toColumn(request: JSONObject, index: number): number {
  const names = Object.keys(request);
  const before = names.slice(0, names.indexOf("messages")).map((name) => [name, request[name]]);
  const messages = toArray(request["messages"]).slice(0, index + 1);
  return JSON.stringify({ ...Object.fromEntries(before), messages }).length - 1;
}

function refuseToolChoice({ thinking, tool_choice: choice }: JSONObject): LLMError | undefined {
  const isThinking = toObject(thinking)["type"] === "enabled";
  if (!isThinking || choice !== "required") return undefined;
  return llmError("bad-request", { message: "Thinking mode does not support this tool_choice" });
}

function encodeUsage({ inputTokens, outputTokens }: Usage): Record<string, unknown> {
  const { total, cacheRead } = inputTokens;
  return {
    prompt_tokens: total,
    completion_tokens: outputTokens.total,
    total_tokens: total + outputTokens.total,
    prompt_tokens_details: { cached_tokens: cacheRead },
    ...(outputTokens.reasoning > 0 && {
      completion_tokens_details: { reasoning_tokens: outputTokens.reasoning },
    }),
    prompt_cache_hit_tokens: cacheRead,
    prompt_cache_miss_tokens: total - cacheRead,
  };
}
