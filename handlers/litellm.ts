import { COMPLETIONS, EMBEDDINGS, MODELS, MODERATIONS, TEXT } from "../src/codecs/litellm.ts";
import { replyAsLiteLLM } from "../src/codecs/litellm-reply.ts";
import { openaiChat } from "../src/codecs/openai-chat/index.ts";
import { openaiCompletions } from "../src/codecs/openai-completions/index.ts";
import { openaiEmbeddings } from "../src/codecs/openai-embeddings/index.ts";
import { openaiModels, retrieveModel } from "../src/codecs/openai-models/index.ts";
import { openaiModerations } from "../src/codecs/openai-moderations/index.ts";
import { openaiResponses } from "../src/codecs/openai-responses/index.ts";
import { defineProvider } from "../src/provider.ts";

const HOSTS = ["localhost", "127.0.0.1", "0.0.0.0"];

/**
 * Request handlers for a LiteLLM proxy on this machine. `mock_response` and its siblings in a request's body shape the
 * default reply; a reply that a test gives wins over them.
 *
 * @see https://docs.litellm.ai
 *
 * @example
 * server.use(llm.litellm.chat("Hello"));
 */
export const litellm = defineProvider({
  name: "litellm",
  baseURL: HOSTS.flatMap((host) => [`http://${host}:4000`, `http://${host}:4000/v1`]),
  operations: {
    chat: ["POST", "/chat/completions", openaiChat(TEXT)],
    completions: ["POST", "/completions", openaiCompletions(COMPLETIONS)],
    embeddings: ["POST", "/embeddings", openaiEmbeddings(EMBEDDINGS)],
    models: [
      "GET",
      "/models",
      openaiModels(MODELS),
      { retrieve: ["GET", "/models/{model}", retrieveModel(MODELS)] },
    ],
    moderations: ["POST", "/moderations", openaiModerations(MODERATIONS)],
    responses: ["POST", "/responses", openaiResponses(TEXT)],
  },
  headers: (generateId) => ({
    "x-litellm-call-id": generateId({ prefix: "", size: [8, 4, 4, 4, 12], alphabet: "hex" }),
  }),
  reply: replyAsLiteLLM,
});
