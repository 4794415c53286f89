import { anthropicMessages } from "../src/codecs/anthropic-messages/index.ts";
import { LLAMACPP, LLAMACPP_CHAT, LLAMACPP_MODELS } from "../src/codecs/llamacpp.ts";
import { llamacppResponses } from "../src/codecs/llamacpp-responses.ts";
import { openaiChat } from "../src/codecs/openai-chat/index.ts";
import { openaiCompletions } from "../src/codecs/openai-completions/index.ts";
import { openaiEmbeddings } from "../src/codecs/openai-embeddings/index.ts";
import { openaiModels } from "../src/codecs/openai-models/index.ts";
import { openaiResponses } from "../src/codecs/openai-responses/index.ts";
import { defineProvider } from "../src/provider.ts";

const HOSTS = ["localhost", "127.0.0.1", "0.0.0.0", "[::1]"];

/**
 * Request handlers for llama.cpp's server on this machine. Its port is much used: they are mounted where a test names them.
 *
 * @see https://github.com/ggml-org/llama.cpp/tree/master/tools/server
 *
 * @example
 * server.use(llm.llamacpp.chat("Hello"));
 */
export const llamacpp = defineProvider({
  name: "llamacpp",
  baseURL: HOSTS.map((host) => `http://${host}:8080`),
  mounted: false,
  operations: {
    chat: ["POST", "/v1/chat/completions", openaiChat(LLAMACPP_CHAT)],
    completions: ["POST", "/v1/completions", openaiCompletions(LLAMACPP)],
    embeddings: ["POST", "/v1/embeddings", openaiEmbeddings(LLAMACPP)],
    messages: ["POST", "/v1/messages", anthropicMessages()],
    models: ["GET", "/v1/models", openaiModels(LLAMACPP_MODELS)],
    responses: ["POST", "/v1/responses", llamacppResponses(openaiResponses(LLAMACPP))],
  },
});
