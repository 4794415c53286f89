import { anthropicMessages } from "../src/codecs/anthropic-messages/index.ts";
import { FIREWORKS, FIREWORKS_CHAT, FIREWORKS_MODELS } from "../src/codecs/fireworks.ts";
import { openaiChat } from "../src/codecs/openai-chat/index.ts";
import { openaiCompletions } from "../src/codecs/openai-completions/index.ts";
import { openaiEmbeddings } from "../src/codecs/openai-embeddings/index.ts";
import { openaiModels, retrieveModel } from "../src/codecs/openai-models/index.ts";
import { openaiResponses } from "../src/codecs/openai-responses/index.ts";
import { defineProvider } from "../src/provider.ts";

/**
 * Request handlers for the Fireworks AI API. Nothing of it is recorded.
 *
 * @see https://docs.fireworks.ai
 *
 * @example
 * server.use(llm.fireworks.chat("Hello"));
 */
export const fireworks = defineProvider({
  name: "fireworks",
  baseURL: "https://api.fireworks.ai/inference/v1",
  operations: {
    chat: ["POST", "/chat/completions", openaiChat(FIREWORKS_CHAT)],
    completions: ["POST", "/completions", openaiCompletions(FIREWORKS)],
    embeddings: ["POST", "/embeddings", openaiEmbeddings(FIREWORKS)],
    messages: ["POST", "/messages", anthropicMessages()],
    models: [
      "GET",
      "/models",
      openaiModels(FIREWORKS_MODELS),
      { retrieve: ["GET", "/models/{model}", retrieveModel(FIREWORKS_MODELS)] },
    ],
    responses: ["POST", "/responses", openaiResponses(FIREWORKS)],
  },
});
