import { openaiChat } from "../src/codecs/openai-chat/index.ts";
import { openaiCompletions } from "../src/codecs/openai-completions/index.ts";
import { openaiEmbeddings } from "../src/codecs/openai-embeddings/index.ts";
import { openaiModels } from "../src/codecs/openai-models/index.ts";
import { PLAIN_CHAT } from "../src/codecs/openai-plain-chat.ts";
import { PLAIN } from "../src/codecs/openai-plain-error.ts";
import { defineProvider } from "../src/provider.ts";

const MODELS = {
  ...PLAIN,
  models: ["Meta-Llama-3.3-70B-Instruct", "gpt-oss-120b"],
  fields: { created: 1_750_000_000, owned_by: "SambaNova" },
};

/**
 * Request handlers for the SambaNova API. Nothing of it is recorded.
 *
 * @see https://docs.sambanova.ai
 *
 * @example
 * server.use(llm.sambanova.chat("Hello"));
 */
export const sambanova = defineProvider({
  name: "sambanova",
  baseURL: "https://api.sambanova.ai/v1",
  operations: {
    chat: ["POST", "/chat/completions", openaiChat(PLAIN_CHAT)],
    completions: ["POST", "/completions", openaiCompletions(PLAIN)],
    embeddings: ["POST", "/embeddings", openaiEmbeddings(PLAIN)],
    models: ["GET", "/models", openaiModels(MODELS)],
  },
});
