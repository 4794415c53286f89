import type { OpenAIChatOptions } from "./openai-chat/options.ts";
import { createErrorShape } from "./openai-error-shape.ts";
import { PLAIN_ROWS } from "./openai-plain-error.ts";
import { encodePlainUsage } from "./openai-plain-usage.ts";

// How NVIDIA's hosted NIMs differ from OpenAI. Nothing of it is recorded.

const TITLES: Record<number, string> = {
  400: "Bad Request",
  401: "Unauthorized",
  402: "Payment Required",
  403: "Forbidden",
  404: "Not Found",
  429: "Too Many Requests",
  500: "Internal Server Error",
  503: "Service Unavailable",
  504: "Gateway Timeout",
};

/** Problem details, as its reference has them; the words are not proved. @see https://docs.api.nvidia.com/nim/reference/create_chat_completion_v1_chat_completions_post */
const errorShape = createErrorShape(
  {
    ...PLAIN_ROWS,
    "insufficient-quota": { status: 402, message: "Payment Required" },
    "invalid-api-key": { message: "Authentication failed" },
    "permission-denied": { message: "Authorization failed" },
    "model-not-found": { message: "Model {model} was not found" },
  },
  {
    write: ({ message }, status) => ({
      type: "about:blank",
      title: TITLES[status] ?? "Error",
      status,
      detail: message,
    }),
  },
);

/** Of every endpoint. */
export const NVIDIA = { errorShape };

export const NVIDIA_MODELS = {
  errorShape,
  models: ["meta/llama-3.3-70b-instruct", "nvidia/llama-3.3-nemotron-super-49b-v1"],
  fields: { created: 735_790_403, owned_by: "nvidia" },
};

export const NVIDIA_CHAT: OpenAIChatOptions = {
  errorShape,
  reasoningField: "reasoning_content",
  ids: {
    result: { prefix: "chatcmpl-", size: 32, alphabet: "hex" },
    toolCall: { prefix: "chatcmpl-tool-", size: 32, alphabet: "hex" },
  },
  namedToolFinish: "tool_calls",
  omitsNull: ["system_fingerprint"],
  usage: encodePlainUsage,
  stream: { opening: { content: "" }, nullUsage: false },
};
