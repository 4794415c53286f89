import { chat, withIndexes, withText } from "./compatible-chat.ts";
import { more } from "./more-compatible-endpoints.ts";
import type { Endpoint } from "./measure/endpoint.ts";

/** Chats of the providers that speak OpenAI's format, as far as they were recorded. */
export const compatible: Endpoint[] = [
  chat("groq", "https://api.groq.com/openai/v1/chat/completions"),
  chat("deepseek", "https://api.deepseek.com/chat/completions", {
    paths: ["/beta/chat/completions"],
    toMessage: (message) => withIndexes(withText(message)),
  }),
  chat("xai", "https://api.x.ai/v1/chat/completions", {
    toMessage: ({ content, ...message }) => ({ ...message, content: content ?? "", refusal: null }),
  }),
  chat("cerebras", "https://api.cerebras.ai/v1/chat/completions"),
  ...more,
];
