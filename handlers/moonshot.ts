import { anthropicMessages } from "../src/codecs/anthropic-messages/index.ts";
import { MOONSHOT_CHAT, MOONSHOT_MODELS } from "../src/codecs/moonshot.ts";
import { openaiChat } from "../src/codecs/openai-chat/index.ts";
import { openaiModels } from "../src/codecs/openai-models/index.ts";
import { defineProvider } from "../src/provider.ts";

/**
 * Request handlers for the API of Moonshot AI, in both of its regions. Nothing of it is recorded.
 *
 * @see https://platform.moonshot.ai/docs
 *
 * @example
 * server.use(llm.moonshot.chat("Hello"));
 */
export const moonshot = defineProvider({
  name: "moonshot",
  baseURL: ["https://api.moonshot.ai", "https://api.moonshot.cn"],
  operations: {
    chat: ["POST", "/v1/chat/completions", openaiChat(MOONSHOT_CHAT)],
    messages: ["POST", "/anthropic/v1/messages", anthropicMessages()],
    models: ["GET", "/v1/models", openaiModels(MOONSHOT_MODELS)],
  },
});
