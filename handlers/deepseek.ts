import { anthropicMessages } from "../src/codecs/anthropic-messages/index.ts";
import { DEEPSEEK, DEEPSEEK_CHAT, DEEPSEEK_MODELS } from "../src/codecs/deepseek.ts";
import { DEEPSEEK_RESPONSES } from "../src/codecs/deepseek-responses.ts";
import { openaiChat } from "../src/codecs/openai-chat/index.ts";
import { openaiCompletions } from "../src/codecs/openai-completions/index.ts";
import { openaiModels } from "../src/codecs/openai-models/index.ts";
import { openaiResponses } from "../src/codecs/openai-responses/index.ts";
import { defineProvider } from "../src/provider.ts";

const VERSIONS = ["", "/v1", "/beta"];
const at = (path: string): string[] => VERSIONS.map((version) => version + path);

/**
 * Request handlers for the DeepSeek API. Of completions and messages nothing is recorded.
 *
 * @see https://api-docs.deepseek.com
 *
 * @example
 * server.use(llm.deepseek.chat("Hello"));
 */
export const deepseek = defineProvider({
  name: "deepseek",
  baseURL: "https://api.deepseek.com",
  operations: {
    chat: ["POST", at("/chat/completions"), openaiChat(DEEPSEEK_CHAT)],
    completions: ["POST", at("/completions"), openaiCompletions(DEEPSEEK)],
    messages: ["POST", "/anthropic/v1/messages", anthropicMessages()],
    models: ["GET", at("/models"), openaiModels(DEEPSEEK_MODELS)],
    responses: ["POST", at("/responses"), openaiResponses(DEEPSEEK_RESPONSES)],
  },
  headers: (generateId) => ({
    "x-ds-trace-id": generateId({ prefix: "", size: 32, alphabet: "hex" }),
  }),
});
