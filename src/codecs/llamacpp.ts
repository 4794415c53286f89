import type { OpenAIChatOptions, Place } from "./openai-chat/options.ts";
import { createErrorShape } from "./openai-error-shape.ts";
import type { OpenAIErrorRows } from "./openai-error.ts";
import { PLAIN_ROWS } from "./openai-plain-error.ts";
import { encodeDetailedUsage, type PlainUsage } from "./openai-plain-usage.ts";
import { optionalNumber, toObject } from "./read.ts";
import type { Usage } from "../language-model/result.ts";

// How llama.cpp's server differs from OpenAI.

/** How large a context the errors speak of. */
const CONTEXT = { n_prompt_tokens: 4097, n_ctx: 4096 };

/** A wrong key and a prompt that is too long are recorded. @see https://github.com/ggml-org/llama.cpp/tree/master/tools/server */
const ROWS: OpenAIErrorRows = {
  ...PLAIN_ROWS,
  "rate-limit": { type: "unavailable_error", message: "Too many requests" },
  overloaded: { type: "unavailable_error", message: "no slot available" },
  "invalid-api-key": { type: "authentication_error", message: "Invalid API Key" },
  "permission-denied": { type: "permission_error" },
  "model-not-found": {
    type: "not_found_error",
    message: "model '{model}' not found",
  },
  "context-length-exceeded": {
    type: "exceed_context_size_error",
    message: `request (${CONTEXT.n_prompt_tokens} tokens) exceeds the available context size (${CONTEXT.n_ctx} tokens), try increasing it`,
  },
  unavailable: { type: "unavailable_error", message: "Loading model" },
};

const errorShape = createErrorShape(ROWS, {
  write: ({ message, type }, status) => ({
    error: {
      code: status,
      message,
      type,
      ...(type === "exceed_context_size_error" && CONTEXT),
    },
  }),
});

/** Of every endpoint. */
export const LLAMACPP = { errorShape };

export const LLAMACPP_MODELS = {
  errorShape,
  models: ["Qwen3-1.7B-Q4_K_M"],
  fields: { created: 1_762_855_700, owned_by: "llamacpp" },
};

/** @see https://github.com/ggml-org/llama.cpp/blob/master/tools/server/README.md */
export const LLAMACPP_CHAT: OpenAIChatOptions = {
  errorShape,
  reasoningField: "reasoning_content",
  ids: { result: { prefix: "chatcmpl-", size: 32 }, toolCall: { prefix: "", size: 32 } },
  namedToolFinish: "tool_calls",
  omitsNull: ["logprobs"],
  usage: encodeUsage,
  extend: { system_fingerprint: () => "b10499-6d05498", timings: tellTimings },
  message: ({ content, ...message }) => ({ ...message, content: content ?? "" }),
  stream: { opening: { content: null }, nullUsage: false },
};

/** Thoughts are not counted by themselves. */
function encodeUsage(usage: Usage): PlainUsage {
  const { completion_tokens_details: _, ...counts } = encodeDetailedUsage(usage);
  return counts;
}

/** In what comes last: the chunk of the usage, where that is asked for. */
function tellTimings({ at, call, total }: Place): object | undefined {
  const options = toObject(toObject(call.body)["stream_options"]);
  const isLast = at === "usage" || (at === "finish" && options["include_usage"] !== true);
  if (at !== "body" && !isLast) return undefined;
  return toTimings(toObject(total));
}

/** Milliseconds: the mock takes one for a token of the prompt, and ten for one that it says. */
function toTimings(usage: Record<string, unknown>): object {
  const cached = optionalNumber(toObject(usage["prompt_tokens_details"])["cached_tokens"]) ?? 0;
  const prompt = (optionalNumber(usage["prompt_tokens"]) ?? 0) - cached;
  const predicted = optionalNumber(usage["completion_tokens"]) ?? 0;
  return {
    cache_n: cached,
    prompt_n: prompt,
    prompt_ms: prompt,
    prompt_per_token_ms: 1,
    prompt_per_second: 1000,
    predicted_n: predicted,
    predicted_ms: predicted * 10,
    predicted_per_token_ms: 10,
    predicted_per_second: 100,
  };
}
