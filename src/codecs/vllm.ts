import type { OpenAIChatOptions, OwnChoice } from "./openai-chat/options.ts";
import type { OpenAICompletionsOptions } from "./openai-completions/wire.ts";
import { createErrorShape } from "./openai-error-shape.ts";
import type { OpenAIErrorRows } from "./openai-error.ts";
import { PLAIN_ROWS } from "./openai-plain-error.ts";
import { encodePlainUsage } from "./openai-plain-usage.ts";
import { toObjects } from "./read.ts";

// How vLLM's server differs from OpenAI.

/** As its source has them; none is recorded. @see https://docs.vllm.ai/en/latest/serving/openai_compatible_server/ */
const ROWS: OpenAIErrorRows = {
  ...PLAIN_ROWS,
  "rate-limit": { type: "RateLimitError", message: "Too many requests" },
  overloaded: { type: "ServiceUnavailableError", message: "The server is overloaded." },
  "invalid-api-key": { type: "Unauthorized", message: "Unauthorized" },
  "permission-denied": { type: "PermissionDeniedError" },
  "model-not-found": { type: "NotFoundError", message: "The model `{model}` does not exist." },
  "bad-request": { type: "BadRequestError" },
  "context-length-exceeded": {
    type: "BadRequestError",
    message:
      "This model's maximum context length is 4096 tokens. However, your request has more input tokens. Please reduce the length of the input messages.",
  },
  "content-filtered": { type: "BadRequestError" },
  "server-error": { type: "InternalServerError", message: "Internal server error" },
  unavailable: { type: "ServiceUnavailableError" },
  "invalid-json": { type: "BadRequestError" },
};

const errorShape = createErrorShape(ROWS, {
  write: ({ message, type, param }, status) => ({
    error: { message, type, param, code: status },
  }),
});

/** Of every endpoint. */
export const VLLM = { errorShape };

export const VLLM_MODELS = {
  errorShape,
  models: ["meta-llama/Llama-3.2-1B-Instruct"].map((id) => ({ id, root: id })),
  fields: { created: 1_729_072_361, owned_by: "vllm", parent: null, max_model_len: 4096 },
};

/** @see https://docs.vllm.ai/en/latest/serving/openai_compatible_server/#chat-api */
export const VLLM_CHAT: OpenAIChatOptions = {
  errorShape,
  reasoningField: "reasoning_content",
  ids: {
    result: { prefix: "chatcmpl-", size: 32, alphabet: "hex" },
    toolCall: { prefix: "chatcmpl-tool-", size: 32, alphabet: "hex" },
  },
  namedToolFinish: "tool_calls",
  omitsNull: ["system_fingerprint"],
  usage: encodePlainUsage,
  message: ({ tool_calls: calls = [], ...message }) => ({ ...message, tool_calls: calls }),
  choice: addStop,
  stream: { opening: { content: "" }, nullUsage: false },
};

/** @see https://docs.vllm.ai/en/latest/serving/openai_compatible_server/#completions-api */
export const VLLM_COMPLETIONS: OpenAICompletionsOptions = {
  errorShape,
  ids: { result: { prefix: "cmpl-", size: 32, alphabet: "hex" } },
  write: ({ usage = null, ...body }) => ({
    ...body,
    choices: toObjects(body["choices"]).map((choice) => ({ ...choice, stop_reason: null })),
    usage,
  }),
};

/** The stop sequence, or the token, that ended it. */
function addStop(choice: OwnChoice): OwnChoice {
  return choice.finish_reason ? { ...choice, stop_reason: null } : choice;
}
