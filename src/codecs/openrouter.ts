import type { Usage } from "../language-model/result.ts";
import { createErrorShape } from "./openai-error-shape.ts";
import { withIndexes } from "./openai-indexed-calls.ts";
import type { OpenAIChatOptions, OwnChoice, Place } from "./openai-chat/options.ts";
import type { ErrorShape, OpenAIErrorRows } from "./openai-error.ts";
import { toObject } from "./read.ts";

// How OpenRouter's endpoints differ from OpenAI's.

/**
 * Unknown models, the rate limit, the length and moderation are recorded; a wrong key and an empty account are quoted
 * in public issues. The words of the others are those of the SDK's own documentation.
 *
 * @see https://openrouter.ai/docs/api/reference/errors-and-debugging
 * @see https://github.com/apurvsinghgautam/robin/issues/103
 * @see https://github.com/open-assistant-org/open-assistant/issues/80
 */
const ROWS: OpenAIErrorRows = {
  "rate-limit": { message: "Rate limit exceeded: free-models-per-min. " },
  overloaded: { status: 529, message: "Provider is temporarily overloaded" },
  "insufficient-quota": {
    status: 402,
    message: "Insufficient credits. Add more using https://openrouter.ai/settings/credits",
  },
  "invalid-api-key": { message: "User not found." },
  "permission-denied": { message: "Authentication successful but insufficient permissions" },
  "model-not-found": { status: 400, message: "{model} is not a valid model ID" },
  "context-length-exceeded": {
    message:
      "This endpoint's maximum context length is 200000 tokens. However, you requested about 2500021 tokens (2500021 of text input). Please reduce the length of either one, or use the context-compression plugin to compress your prompt automatically.",
  },
  "content-filtered": { status: 403, message: "Provider returned error" },
  "server-error": { message: "Internal Server Error" },
  unavailable: { message: "Service temporarily unavailable" },
  "gateway-timeout": { message: "Provider did not respond before the upstream deadline" },
};

/** The status stands in the body too, and nothing tells more; an endpoint may have words of its own. */
export function createOpenRouterErrors(rows: OpenAIErrorRows = {}): ErrorShape {
  return createErrorShape(
    { ...ROWS, ...rows },
    { write: ({ message }, status) => ({ error: { message, code: status } }) },
  );
}

/** A moment, and what is unique. */
export const OPENROUTER_ID = {
  prefix: "gen-",
  size: [10, 20],
  alphabet: ["decimal", "alphanumeric"],
} as const;

/** Of every endpoint. */
export const OPENROUTER = {
  errorShape: createOpenRouterErrors(),
  anyParameters: true,
  idHeader: "x-generation-id",
};

/** @see https://openrouter.ai/docs/api/api-reference/chat/send-chat-completion-request */
export const OPENROUTER_CHAT: OpenAIChatOptions = {
  ...OPENROUTER,
  reasoningField: "reasoning",
  reasoningFormat: toReasoningFormat,
  ids: { result: OPENROUTER_ID },
  namedToolFinish: "tool_calls",
  finishReasons: { error: "error" },
  usage: encodeUsage,
  extend: {
    provider: ({ call }) => toProviderName(call.modelId),
    system_fingerprint: ({ at }) => (at === "body" ? null : undefined),
    service_tier: ({ at }) => (at === "body" || at === "usage" ? null : undefined),
  },
  message: ({ refusal = null, reasoning = null, tool_calls: calls, ...message }) => ({
    ...message,
    refusal,
    reasoning,
    ...(calls && { tool_calls: withIndexes(calls) }),
  }),
  delta: (delta, { at, hasReasoned }) => ({
    role: "assistant",
    content: delta.tool_calls ? null : "",
    ...delta,
    ...(at === "finish" && hasReasoned && { reasoning: null }),
  }),
  choice: encodeChoice,
  stream: {
    opening: "joined",
    usageAt: ["again"],
    nullUsage: false,
    comment: "OPENROUTER PROCESSING",
    error: encodeStreamError,
  },
};

/** A stream's choice tells of log probabilities where it has any. */
function encodeChoice({ logprobs, ...choice }: OwnChoice): OwnChoice {
  return {
    ...choice,
    ...((choice.message ?? logprobs) && { logprobs }),
    native_finish_reason: choice.finish_reason,
  };
}

/** The error ends an answer like any other. @see https://openrouter.ai/docs/api/reference/errors-and-debugging */
function encodeStreamError(
  { body }: { body: unknown },
  { id, timestamp, call }: Place,
): { body: unknown } {
  return {
    body: {
      id,
      object: "chat.completion.chunk",
      created: Math.floor(timestamp / 1000),
      model: call.modelId,
      provider: toProviderName(call.modelId),
      error: toObject(body)["error"],
      choices: [
        {
          index: 0,
          delta: { content: "", role: "assistant" },
          finish_reason: "error",
          native_finish_reason: "error",
        },
      ],
    },
  };
}

/** Who answers, by the vendor in the model's name. */
export function toProviderName(modelId: string): string {
  const [vendor = ""] = modelId.split("/");
  return PROVIDERS.get(vendor) ?? vendor;
}

/** The model's name without its vendor, as endpoints other than chats repeat it. */
export function toSlug(modelId: string): string {
  return modelId.slice(modelId.indexOf("/") + 1);
}

const PROVIDERS: ReadonlyMap<string, string> = new Map([
  ["anthropic", "Anthropic"],
  ["deepseek", "DeepSeek"],
  ["google", "Google"],
  ["mistralai", "Mistral"],
  ["openai", "OpenAI"],
  ["perplexity", "Perplexity"],
  ["x-ai", "xAI"],
]);

/** As the SDK's `ReasoningFormat` has them; models with open weights have none. */
export function toReasoningFormat(modelId: string): string {
  return FORMATS.find(([name]) => name.test(modelId))?.[1] ?? "unknown";
}

const FORMATS: [name: RegExp, format: string][] = [
  [/^anthropic\//, "anthropic-claude-v1"],
  [/^google\/gemini/, "google-gemini-v1"],
  [/^openai\/(?!gpt-oss)/, "openai-responses-v1"],
  [/^x-ai\//, "xai-responses-v1"],
];

/** A mock costs nothing. */
export const NO_COST = {
  cost: 0,
  is_byok: false,
  cost_details: {
    upstream_inference_cost: 0,
    upstream_inference_prompt_cost: 0,
    upstream_inference_completions_cost: 0,
  },
};

function encodeUsage({ inputTokens, outputTokens }: Usage): Record<string, unknown> {
  return {
    prompt_tokens: inputTokens.total,
    completion_tokens: outputTokens.total,
    total_tokens: inputTokens.total + outputTokens.total,
    ...NO_COST,
    prompt_tokens_details: {
      cached_tokens: inputTokens.cacheRead,
      cache_write_tokens: inputTokens.cacheWrite,
      audio_tokens: 0,
      video_tokens: 0,
    },
    completion_tokens_details: {
      reasoning_tokens: outputTokens.reasoning,
      image_tokens: 0,
      audio_tokens: 0,
    },
  };
}
