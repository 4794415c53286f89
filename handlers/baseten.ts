import { openaiChat } from "../src/codecs/openai-chat/index.ts";
import { openaiModels } from "../src/codecs/openai-models/index.ts";
import { PLAIN_CHAT } from "../src/codecs/openai-plain-chat.ts";
import { PLAIN } from "../src/codecs/openai-plain-error.ts";
import { defineProvider } from "../src/provider.ts";

const MODELS = {
  ...PLAIN,
  models: ["openai/gpt-oss-120b", "moonshotai/Kimi-K2-Instruct-0905"],
  fields: { created: 1_750_000_000, owned_by: "baseten" },
};

/**
 * Request handlers for Baseten's model APIs. Nothing of them is recorded.
 *
 * @see https://docs.baseten.co
 *
 * @example
 * server.use(llm.baseten.chat("Hello"));
 */
export const baseten = defineProvider({
  name: "baseten",
  baseURL: "https://inference.baseten.co/v1",
  operations: {
    chat: ["POST", "/chat/completions", openaiChat(PLAIN_CHAT)],
    models: ["GET", "/models", openaiModels(MODELS)],
  },
});
