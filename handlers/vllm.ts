import { anthropicMessages } from "../src/codecs/anthropic-messages/index.ts";
import { openaiChat } from "../src/codecs/openai-chat/index.ts";
import { openaiCompletions } from "../src/codecs/openai-completions/index.ts";
import { openaiEmbeddings } from "../src/codecs/openai-embeddings/index.ts";
import { openaiModels } from "../src/codecs/openai-models/index.ts";
import { openaiResponses } from "../src/codecs/openai-responses/index.ts";
import { VLLM, VLLM_CHAT, VLLM_COMPLETIONS, VLLM_MODELS } from "../src/codecs/vllm.ts";
import { defineProvider } from "../src/provider.ts";

const HOSTS = ["localhost", "127.0.0.1", "0.0.0.0", "[::1]"];

/**
 * Request handlers for vLLM's server on this machine. Its port is much used: they are mounted where a test names them.
 *
 * @see https://docs.vllm.ai
 *
 * @example
 * server.use(llm.vllm.chat("Hello"));
 */
export const vllm = defineProvider({
  name: "vllm",
  baseURL: HOSTS.map((host) => `http://${host}:8000`),
  mounted: false,
  operations: {
    chat: ["POST", "/v1/chat/completions", openaiChat(VLLM_CHAT)],
    completions: ["POST", "/v1/completions", openaiCompletions(VLLM_COMPLETIONS)],
    embeddings: ["POST", "/v1/embeddings", openaiEmbeddings(VLLM)],
    messages: ["POST", "/v1/messages", anthropicMessages()],
    models: ["GET", "/v1/models", openaiModels(VLLM_MODELS)],
    responses: ["POST", "/v1/responses", openaiResponses(VLLM)],
  },
});
