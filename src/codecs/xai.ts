import type { Usage } from "../language-model/result.ts";
import { UUID } from "../ids.ts";
import { createErrorShape } from "./openai-error-shape.ts";
import type { OpenAIChatOptions } from "./openai-chat/wire.ts";
import { encodeImage } from "./openai-images/encode.ts";
import type { OpenAIImagesOptions } from "./openai-images/wire.ts";
import type { OpenAIErrorRows } from "./openai-error.ts";

// How xAI's endpoints differ from OpenAI's.

const INVALID = "invalid-argument";

/** A wrong key is recorded; the words of the others are not proved. @see https://docs.x.ai/docs/key-information/debugging */
const ROWS: OpenAIErrorRows = {
  "rate-limit": {
    code: "Some resource has been exhausted",
    message: "Too many requests for model {model}. Please try again later.",
  },
  overloaded: {
    code: "The service is currently unavailable",
    message: "The model is at capacity. Please try again later.",
  },
  "insufficient-quota": {
    status: 403,
    code: "The caller does not have permission to execute the specified operation",
    message: "Your team has either used all available credits or reached its spending limit.",
  },
  "invalid-api-key": {
    status: 400,
    code: INVALID,
    message: "Incorrect API key provided. You can obtain an API key from https://console.x.ai.",
  },
  "permission-denied": {
    code: "The caller does not have permission to execute the specified operation",
  },
  "model-not-found": {
    code: "Some requested entity was not found",
    message: "The model {model} does not exist or your team does not have access to it.",
  },
  "bad-request": { code: INVALID },
  "context-length-exceeded": {
    code: INVALID,
    message: "This model's maximum prompt length is 131072 but the request contains more tokens.",
  },
  "content-filtered": {
    status: 403,
    code: "The caller does not have permission to execute the specified operation",
    message: "Content violates usage guidelines.",
  },
  "server-error": { code: "Internal error", message: "Internal server error" },
  unavailable: { code: "The service is currently unavailable" },
  "gateway-timeout": { code: "Deadline exceeded" },
};

const errorShape = createErrorShape(ROWS, {
  write: ({ code, message }, status) => ({ code: code ?? String(status), error: message }),
});

/** Of every endpoint. */
export const XAI = { errorShape };

export const XAI_MODELS = {
  errorShape,
  models: ["grok-4.3", "grok-4", "grok-code-fast-1"],
  fields: { created: 1_752_019_200, owned_by: "xai" },
};

/** What an image costs, in a ten-thousand-millionth of a dollar: seven cents, as recorded of an edit. */
const TICKS_AN_IMAGE = 700_000_000;

/** @see https://docs.x.ai/docs/api-reference#image-generations */
export const XAI_IMAGES: OpenAIImagesOptions = {
  errorShape,
  parameters: new Set(
    "aspect_ratio image images model n prompt resolution response_format user".split(" "),
  ),
  dialect: {
    mediaType: "image/jpeg",
    encode: (images, call) => ({
      data: images.map((image) => ({
        ...encodeImage(image, call),
        mime_type: image.mediaType,
      })),
      usage: { cost_in_usd_ticks: images.length * TICKS_AN_IMAGE },
    }),
  },
};

/** @see https://docs.x.ai/docs/api-reference#chat-completions */
export const XAI_CHAT: OpenAIChatOptions = {
  errorShape,
  reasoningField: "reasoning_content",
  ids: { result: UUID, toolCall: { prefix: "call_", size: 8, alphabet: "decimal" } },
  namedToolFinish: "tool_calls",
  omitsNull: true,
  annotates: false,
  usage: encodeUsage,
  extend: {
    citations: ({ at, sources }) =>
      (at === "body" || at === "usage") && sources.length > 0
        ? sources.map(({ url }) => url)
        : undefined,
    system_fingerprint: () => "fp_0000000000",
  },
  message: ({ content, ...message }) => ({ ...message, content: content ?? "", refusal: null }),
  stream: { opening: "joined", wholeToolCalls: true, nullUsage: false },
};

/** Reasoning is counted beside what is said, not within it. */
function encodeUsage({ inputTokens, outputTokens }: Usage): Record<string, unknown> {
  const { total, cacheRead } = inputTokens;
  return {
    prompt_tokens: total,
    completion_tokens: outputTokens.total - outputTokens.reasoning,
    total_tokens: total + outputTokens.total,
    prompt_tokens_details: {
      text_tokens: total,
      audio_tokens: 0,
      image_tokens: 0,
      cached_tokens: cacheRead,
    },
    completion_tokens_details: {
      reasoning_tokens: outputTokens.reasoning,
      audio_tokens: 0,
      accepted_prediction_tokens: 0,
      rejected_prediction_tokens: 0,
    },
    num_sources_used: 0,
  };
}
