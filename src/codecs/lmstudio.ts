import type { OpenAIChatOptions } from "./openai-chat/options.ts";
import type { OpenAIResponsesOptions } from "./openai-responses/index.ts";
import { PLAIN } from "./openai-plain-error.ts";
import { encodePlainUsage } from "./openai-plain-usage.ts";

/** How LM Studio's chat differs from OpenAI's, as its documentation shows. @see https://lmstudio.ai/docs/developer/openai-compat/tools */
export const LMSTUDIO_CHAT: OpenAIChatOptions = {
  ...PLAIN,
  reasoningField: "reasoning_content",
  ids: {
    result: { prefix: "chatcmpl-", size: 22, alphabet: "lowercase" },
    toolCall: { prefix: "", size: 9, alphabet: "decimal" },
  },
  namedToolFinish: "tool_calls",
  usage: encodePlainUsage,
  extend: { system_fingerprint: ({ call }) => call.modelId },
  stream: { nullUsage: false },
};

/** As recorded: the reasoning itself, and texts without padding. */
export const LMSTUDIO_RESPONSES: OpenAIResponsesOptions = {
  ...PLAIN,
  tellsReasoning: true,
  stream: { obfuscates: false },
};

export const LMSTUDIO_MODELS = {
  ...PLAIN,
  models: ["openai/gpt-oss-20b", "text-embedding-nomic-embed-text-v1.5"],
  fields: { owned_by: "organization_owner" },
};
