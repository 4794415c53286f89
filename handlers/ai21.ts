import { AI21_CHAT } from "../src/codecs/ai21.ts";
import { openaiChat } from "../src/codecs/openai-chat/index.ts";
import { defineProvider } from "../src/provider.ts";

/**
 * Request handlers for the chat of AI21. Nothing of it is recorded.
 *
 * @see https://docs.ai21.com
 *
 * @example
 * server.use(llm.ai21.chat("Hello"));
 */
export const ai21 = defineProvider({
  name: "ai21",
  baseURL: "https://api.ai21.com/studio/v1",
  operations: {
    chat: ["POST", "/chat/completions", openaiChat(AI21_CHAT)],
  },
});
