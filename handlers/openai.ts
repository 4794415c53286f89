import { openaiChat } from "../src/codecs/openai-chat/index.ts";
import { defineProvider } from "../src/provider.ts";

/** Request handlers for the OpenAI API, its regional hosts too. */
export const openai = defineProvider({
  name: "openai",
  baseURL: ["https://api.openai.com/v1", "https://*.api.openai.com/v1"],
  operations: {
    chat: ["POST", "/chat/completions", openaiChat({ openaiFields: true })],
  },
  headers: (generateId) => ({
    "openai-processing-ms": "1",
    "openai-version": "2020-10-01",
    "x-request-id": generateId({ prefix: "req_", size: 32, alphabet: "hex" }),
  }),
});
