import type { OpenAIChatOptions } from "./openai-chat/options.ts";
import type { OpenAIModelsOptions } from "./openai-models/wire.ts";
import { PLAIN } from "./openai-plain-error.ts";

// How GitHub Models differs from OpenAI. Nothing of it is recorded.

/** @see https://docs.github.com/en/rest/models/inference */
export const GITHUB_MODELS_CHAT: OpenAIChatOptions = { ...PLAIN, namedToolFinish: "tool_calls" };

/** The catalog is a list alone. @see https://docs.github.com/en/rest/models/catalog */
export const GITHUB_CATALOG: OpenAIModelsOptions = {
  ...PLAIN,
  models: [
    { id: "openai/gpt-4.1", name: "OpenAI GPT-4.1", publisher: "OpenAI" },
    { id: "meta/llama-3.3-70b-instruct", name: "Llama-3.3-70B-Instruct", publisher: "Meta" },
  ],
  fields: { registry: "azureml", rate_limit_tier: "high", tags: [] },
  isBare: true,
};
