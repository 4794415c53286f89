import { LMSTUDIO_CHAT, LMSTUDIO_MODELS, LMSTUDIO_RESPONSES } from "../src/codecs/lmstudio.ts";
import { anthropicMessages } from "../src/codecs/anthropic-messages/index.ts";
import { openaiChat } from "../src/codecs/openai-chat/index.ts";
import { openaiCompletions } from "../src/codecs/openai-completions/index.ts";
import { openaiEmbeddings } from "../src/codecs/openai-embeddings/index.ts";
import { openaiModels } from "../src/codecs/openai-models/index.ts";
import { openaiResponses } from "../src/codecs/openai-responses/index.ts";
import { PLAIN } from "../src/codecs/openai-plain-error.ts";
import { defineProvider } from "../src/provider.ts";

const HOSTS = ["localhost", "127.0.0.1", "0.0.0.0", "[::1]"];

/**
 * Request handlers for LM Studio's server on this machine. Responses alone are recorded.
 *
 * @see https://lmstudio.ai/docs
 *
 * @example
 * server.use(llm.lmstudio.chat("Hello"));
 */
export const lmstudio = defineProvider({
  name: "lmstudio",
  baseURL: HOSTS.map((host) => `http://${host}:1234`),
  operations: {
    chat: ["POST", "/v1/chat/completions", openaiChat(LMSTUDIO_CHAT)],
    completions: ["POST", "/v1/completions", openaiCompletions(PLAIN)],
    embeddings: ["POST", "/v1/embeddings", openaiEmbeddings(PLAIN)],
    messages: ["POST", "/v1/messages", anthropicMessages()],
    models: ["GET", "/v1/models", openaiModels(LMSTUDIO_MODELS)],
    responses: ["POST", "/v1/responses", openaiResponses(LMSTUDIO_RESPONSES)],
  },
});
