import { openaiChat } from "../src/codecs/openai-chat/index.ts";
import { OPENROUTER_CHAT } from "../src/codecs/openrouter.ts";
import { OPENROUTER_RESPONSES } from "../src/codecs/openrouter-responses.ts";
import { openaiResponses } from "../src/codecs/openai-responses/index.ts";
import { defineProvider } from "../src/provider.ts";

/** Request handlers for the OpenRouter API. */
export const openrouter = defineProvider({
  name: "openrouter",
  baseURL: "https://openrouter.ai/api/v1",
  operations: {
    chat: ["POST", "/chat/completions", openaiChat(OPENROUTER_CHAT)],
    responses: ["POST", "/responses", openaiResponses(OPENROUTER_RESPONSES)],
  },
});
