import type { Usage } from "../language-model/result.ts";
import { UUID } from "../ids.ts";
import { createErrorShape } from "./openai-error-shape.ts";
import type { OpenAIChatOptions } from "./openai-chat/options.ts";
import { encodeImage } from "./openai-images/encode.ts";
import type { OpenAIImagesOptions } from "./openai-images/wire.ts";
import type { OpenAIErrorRows } from "./openai-error.ts";

// How xAI's endpoints differ from OpenAI's.

const INVALID = "invalid-argument";
const DENIED = "permission-denied";

/** As the messages of limits name it. */
const TEAM = "00000000-0000-0000-0000-000000000000";

/**
 * A wrong key and an unknown model are recorded, of moderation the words; a rate limit and an empty account are quoted
 * in public. The words of the others are not proved, and their codes are made as the recorded ones are.
 *
 * @see https://docs.x.ai/docs/key-information/debugging
 * @see https://github.com/cline/cline/issues/4826
 * @see https://github.com/Anantys-oss/koan/issues/2412
 */
const ROWS: OpenAIErrorRows = {
  "rate-limit": {
    code: "resource-exhausted",
    message: `Too many requests for team ${TEAM} and model {model}. Your team's rate limit is — Requests per Minute (actual/limit): 61/60.`,
  },
  overloaded: {
    code: "unavailable",
    message: "The model is at capacity. Please try again later.",
  },
  "insufficient-quota": {
    status: 403,
    code: DENIED,
    message: `Your team ${TEAM} has either used all available credits or reached its monthly spending limit. To continue making API requests, please purchase more credits or raise your spending limit.`,
  },
  "invalid-api-key": {
    status: 400,
    code: INVALID,
    message: "Incorrect API key provided. You can obtain an API key from https://console.x.ai.",
  },
  "permission-denied": { code: DENIED },
  "model-not-found": { status: 400, code: INVALID, message: "Model not found: {model}" },
  "bad-request": { code: INVALID },
  "not-found": { code: "Some requested entity was not found" },
  "context-length-exceeded": {
    code: INVALID,
    message: "This model's maximum prompt length is 131072 but the request contains more tokens.",
  },
  "content-filtered": { status: 403, code: DENIED, message: "Content violates usage guidelines." },
  "server-error": { code: "internal", message: "Internal server error" },
  unavailable: { code: "unavailable" },
  "gateway-timeout": { code: "deadline-exceeded" },
};

const errorShape = createErrorShape(ROWS, {
  write: ({ code, message }, status) => ({ code: code ?? String(status), error: message }),
});

/** Of every endpoint. */
export const XAI = { errorShape };

/** No list is recorded: these are the models that the types of `@ai-sdk/xai` 5 name, and when they were made is not said. */
export const XAI_MODELS = {
  errorShape,
  models: [
    "grok-4.20-non-reasoning",
    "grok-4.20-reasoning",
    "grok-4.3",
    "grok-4.5",
    "grok-4.6",
    "grok-4.7",
  ],
  fields: { created: 0, owned_by: "xai" },
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
    citations: ({ isLast, sources }) =>
      isLast && sources.length > 0 ? sources.map(({ url }) => url) : undefined,
    system_fingerprint: () => "fp_0000000000",
  },
  message: ({ content, ...message }) => ({ ...message, content: content ?? "", refusal: null }),
  stream: { opening: "joined", wholeToolCalls: true, endsWithCall: true, nullUsage: false },
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
