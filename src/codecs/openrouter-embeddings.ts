import type { OpenAIEmbeddingsOptions } from "./openai-embeddings/wire.ts";
import {
  createOpenRouterErrors,
  NO_COST,
  OPENROUTER_ID,
  toProviderName,
  toSlug,
} from "./openrouter.ts";

/** How OpenRouter's vectors differ from OpenAI's. @see https://openrouter.ai/docs/api/api-reference/embeddings/create-embeddings */
export const OPENROUTER_EMBEDDINGS: OpenAIEmbeddingsOptions = {
  errorShape: createOpenRouterErrors({
    "model-not-found": { status: 400, message: "Model {model} does not exist" },
  }),
  anyParameters: true,
  write: ({ usage, ...list }, { modelId }, { generateId }) => ({
    ...list,
    model: toSlug(modelId),
    usage: { ...usage, ...NO_COST },
    provider: toProviderName(modelId),
    id: generateId({ ...OPENROUTER_ID, prefix: "gen-emb-" }),
  }),
};
