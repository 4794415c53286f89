import { openaiChat } from "../src/codecs/openai-chat/index.ts";
import { openaiCompletions } from "../src/codecs/openai-completions/index.ts";
import { openaiEmbeddings } from "../src/codecs/openai-embeddings/index.ts";
import { openaiModels } from "../src/codecs/openai-models/index.ts";
import {
  TOGETHER_CHAT,
  TOGETHER_COMPLETIONS,
  TOGETHER_EMBEDDINGS,
  TOGETHER_MODELS,
} from "../src/codecs/together.ts";
import { tellTogetherLimits } from "../src/codecs/together-rate-limits.ts";
import { togetherRerank } from "../src/codecs/together-rerank/index.ts";
import { defineProvider } from "../src/provider.ts";

/** Request handlers for the Together AI API. Of embeddings and models nothing is recorded. */
export const together = defineProvider({
  name: "together",
  baseURL: ["https://api.together.ai/v1", "https://api.together.xyz/v1"],
  operations: {
    chat: ["POST", "/chat/completions", openaiChat(TOGETHER_CHAT)],
    completions: ["POST", "/completions", openaiCompletions(TOGETHER_COMPLETIONS)],
    embeddings: ["POST", "/embeddings", openaiEmbeddings(TOGETHER_EMBEDDINGS)],
    models: ["GET", "/models", openaiModels(TOGETHER_MODELS)],
    rerank: ["POST", "/rerank", togetherRerank()],
  },
  rateLimits: tellTogetherLimits,
  headers: (generateId) => ({
    "x-request-id": generateId({ prefix: "o", size: [6, 6, 16] }),
  }),
});
