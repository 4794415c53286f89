import { openaiChat } from "../src/codecs/openai-chat/index.ts";
import { openaiEmbeddings } from "../src/codecs/openai-embeddings/index.ts";
import { openaiImages } from "../src/codecs/openai-images/index.ts";
import { openaiModels } from "../src/codecs/openai-models/index.ts";
import { openaiSpeech } from "../src/codecs/openai-speech/index.ts";
import { VENICE_IMAGES, VENICE_SPEECH } from "../src/codecs/venice-media.ts";
import { VENICE, VENICE_CHAT, VENICE_MODELS } from "../src/codecs/venice.ts";
import { defineProvider } from "../src/provider.ts";

/**
 * Request handlers for the Venice API.
 *
 * @see https://docs.venice.ai
 *
 * @example
 * server.use(llm.venice.chat("Hello"));
 */
export const venice = defineProvider({
  name: "venice",
  baseURL: "https://api.venice.ai/api/v1",
  operations: {
    chat: ["POST", "/chat/completions", openaiChat(VENICE_CHAT)],
    embeddings: ["POST", "/embeddings", openaiEmbeddings(VENICE)],
    images: ["POST", "/image/generate", openaiImages(VENICE_IMAGES)],
    models: ["GET", "/models", openaiModels(VENICE_MODELS)],
    speech: ["POST", "/audio/speech", openaiSpeech(VENICE_SPEECH)],
  },
});
