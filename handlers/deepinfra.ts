import { encodeDeepInfraUsage } from "../src/codecs/deepinfra.ts";
import { openaiChat } from "../src/codecs/openai-chat/index.ts";
import { openaiCompletions } from "../src/codecs/openai-completions/index.ts";
import { openaiEmbeddings } from "../src/codecs/openai-embeddings/index.ts";
import { openaiModels } from "../src/codecs/openai-models/index.ts";
import { PLAIN_CHAT } from "../src/codecs/openai-plain-chat.ts";
import { PLAIN } from "../src/codecs/openai-plain-error.ts";
import { defineProvider } from "../src/provider.ts";

const MODELS = {
  ...PLAIN,
  models: ["meta-llama/Llama-3.3-70B-Instruct", "deepseek-ai/DeepSeek-V3.1"],
  fields: { created: 1_750_000_000, owned_by: "deepinfra" },
};

/**
 * Request handlers for the DeepInfra API. Nothing of it is recorded.
 *
 * @see https://deepinfra.com/docs
 *
 * @example
 * server.use(llm.deepinfra.chat("Hello"));
 */
export const deepinfra = defineProvider({
  name: "deepinfra",
  baseURL: "https://api.deepinfra.com/v1/openai",
  operations: {
    chat: ["POST", "/chat/completions", openaiChat({ ...PLAIN_CHAT, usage: encodeDeepInfraUsage })],
    completions: ["POST", "/completions", openaiCompletions(PLAIN)],
    embeddings: ["POST", "/embeddings", openaiEmbeddings(PLAIN)],
    models: ["GET", "/models", openaiModels(MODELS)],
  },
});
