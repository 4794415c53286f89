import { openaiChat } from "../src/codecs/openai-chat/index.ts";
import { openaiCompletions } from "../src/codecs/openai-completions/index.ts";
import { openaiEmbeddings } from "../src/codecs/openai-embeddings/index.ts";
import { NOVITA } from "../src/codecs/novita.ts";
import { openaiModels } from "../src/codecs/openai-models/index.ts";
import { PLAIN_CHAT } from "../src/codecs/openai-plain-chat.ts";
import { defineProvider } from "../src/provider.ts";

const MODELS = {
  models: ["deepseek/deepseek-v3.1", "meta-llama/llama-3.3-70b-instruct"],
  fields: { created: 1_750_000_000, owned_by: "novita" },
};

/**
 * Request handlers for the Novita API. Nothing of it is recorded.
 *
 * @see https://novita.ai/docs
 *
 * @example
 * server.use(llm.novita.chat("Hello"));
 */
export const novita = defineProvider({
  name: "novita",
  baseURL: [
    "https://api.novita.ai/openai/v1",
    "https://api.novita.ai/v3/openai",
    "https://api.novita.ai/openai",
  ],
  operations: {
    chat: ["POST", "/chat/completions", openaiChat({ ...PLAIN_CHAT, ...NOVITA })],
    completions: ["POST", "/completions", openaiCompletions(NOVITA)],
    embeddings: ["POST", "/embeddings", openaiEmbeddings(NOVITA)],
    models: ["GET", "/models", openaiModels({ ...MODELS, ...NOVITA })],
  },
});
