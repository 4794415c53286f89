import { type IdFormat, UUID } from "../ids.ts";
import type { Usage } from "../language-model/result.ts";
import { createErrorShape, withoutNulls } from "./openai-error-shape.ts";
import type { OpenAIChatOptions, Place } from "./openai-chat/options.ts";
import type { OpenAIErrorRows } from "./openai-error.ts";
import type { OpenAISpeechOptions } from "./openai-speech/wire.ts";
import type { OpenAITranscriptionsOptions } from "./openai-transcriptions/wire.ts";
import { toObject } from "./read.ts";

// How Groq's endpoints differ from OpenAI's.

/** Statuses as documented (https://console.groq.com/docs/errors); unknown models and mid-stream errors are recorded. */
const ROWS: OpenAIErrorRows = {
  "rate-limit": {
    type: "tokens",
    message:
      "Rate limit reached for model `{model}` in organization `org_mock` service tier `on_demand` on tokens per minute (TPM). Please try again later. Need more tokens? Upgrade to Dev Tier today at https://console.groq.com/settings/billing",
  },
  overloaded: {
    type: "internal_server_error",
    message:
      "{model} is currently over capacity. Please try again and back off exponentially. Visit https://groqstatus.com to see if there is an active incident.",
  },
  "insufficient-quota": {
    status: 400,
    type: "invalid_request_error",
    code: "blocked_api_access",
    message: "API access is blocked, since the organization has reached its spend limit.",
  },
  "invalid-api-key": { message: "Invalid API Key" },
  "permission-denied": {
    type: "permissions_error",
    code: "model_permission_blocked_project",
    message:
      "The model `{model}` is blocked at the project level. Please have a project admin enable this model in the project settings at https://console.groq.com/settings/project/limits",
  },
  "context-length-exceeded": {
    param: "messages",
    message: "Please reduce the length of the messages or completion.",
  },
  "server-error": { type: "internal_server_error", message: "Internal Server Error" },
  unavailable: { type: "internal_server_error", message: "Service Unavailable" },
  "gateway-timeout": { type: "internal_server_error", message: "Gateway Timeout" },
};

const errorShape = createErrorShape(ROWS, { write: withoutNulls });

/** Of every endpoint. */
export const GROQ = { errorShape };

export const GROQ_MODELS = {
  errorShape,
  models: ["openai/gpt-oss-120b", "openai/gpt-oss-20b", "llama-3.3-70b-versatile"],
  fields: {
    created: 1_754_408_224,
    owned_by: "Groq",
    active: true,
    context_window: 131_072,
    public_apps: null,
    max_completion_tokens: 32_768,
  },
};

/** @see https://console.groq.com/docs/api-reference#audio-speech */
export const GROQ_SPEECH: OpenAISpeechOptions = {
  errorShape,
  formats: ["flac", "mp3", "mulaw", "ogg", "wav"],
  parameters: new Set(["input", "model", "response_format", "sample_rate", "speed", "voice"]),
};

/** @see https://console.groq.com/docs/api-reference#audio-transcription */
export const GROQ_TRANSCRIPTIONS: OpenAITranscriptionsOptions = {
  errorShape,
  formats: ["json", "text", "verbose_json"],
  urlField: "url",
  usage: false,
  extend: (generateId) => ({ x_groq: { id: generateId(REQUEST_ID) } }),
};

const REQUEST_ID: IdFormat = { prefix: "req_01k", size: 23, alphabet: "lowercase" };

/** @see https://console.groq.com/docs/api-reference#chat-create */
export const GROQ_CHAT: OpenAIChatOptions = {
  errorShape,
  parameters: new Set(
    "citation_options compound_custom disable_tool_validation documents exclude_domains frequency_penalty function_call functions include_domains include_reasoning logit_bias logprobs max_completion_tokens max_tokens messages metadata model n parallel_tool_calls presence_penalty reasoning_effort reasoning_format response_format search_settings seed service_tier stop store stream stream_options temperature tool_choice tools top_logprobs top_p user".split(
      " ",
    ),
  ),
  reasoningField: "reasoning",
  // https://console.groq.com/docs/reasoning
  showsReasoning({ body }) {
    const { reasoning_format: format, include_reasoning: isIncluded } = toObject(body);
    return format !== "hidden" && isIncluded !== false;
  },
  ids: {
    result: { ...UUID, prefix: "chatcmpl-" },
    toolCall: { prefix: "", size: 9, alphabet: "lowercase" },
  },
  namedToolFinish: "tool_calls",
  usage: encodeUsage,
  extend: {
    system_fingerprint: () => "fp_0000000000",
    usage_breakdown: ({ at }) => (at === "body" ? null : undefined),
    service_tier: ({ at }) => (at === "body" || at === "usage" ? "on_demand" : undefined),
    x_groq: tellRequest,
  },
  message: ({ content, ...message }) => ({ ...message, ...(content !== null && { content }) }),
  delta: ({ reasoning, ...delta }) =>
    reasoning === undefined ? delta : { ...delta, reasoning, channel: "analysis" },
  stream: {
    opening: { content: "" },
    wholeToolCalls: true,
    usageAt: ["finish", "asked"],
    nullUsage: false,
    error: ({ status, body }) => ({
      event: "error",
      body: { error: { ...toObject(toObject(body)["error"]), status_code: status } },
    }),
  },
};

/** Times are in seconds; the mock takes as good as none. */
function encodeUsage({ inputTokens, outputTokens }: Usage): Record<string, unknown> {
  return {
    queue_time: 0.02,
    prompt_tokens: inputTokens.total,
    prompt_time: 0.002,
    completion_tokens: outputTokens.total,
    completion_time: 0.01,
    total_tokens: inputTokens.total + outputTokens.total,
    total_time: 0.012,
    ...(inputTokens.cacheRead > 0 && {
      prompt_tokens_details: { cached_tokens: inputTokens.cacheRead },
    }),
    ...(outputTokens.reasoning > 0 && {
      completion_tokens_details: { reasoning_tokens: outputTokens.reasoning },
    }),
  };
}

/** The request's id, where the answer begins, and where it ends. */
function tellRequest({ at, headers, usage }: Place): object | undefined {
  const id = headers["x-request-id"] ?? "";
  if (at === "body" || at === "first") return { id, seed: 0 };
  return at === "finish" ? { id, usage } : undefined;
}
