import {
  GROQ,
  GROQ_CHAT,
  GROQ_MODELS,
  GROQ_SPEECH,
  GROQ_TRANSCRIPTIONS,
} from "../src/codecs/groq.ts";
import { tellGroqLimits } from "../src/codecs/groq-rate-limits.ts";
import { openaiChat } from "../src/codecs/openai-chat/index.ts";
import { openaiEmbeddings } from "../src/codecs/openai-embeddings/index.ts";
import { deleteModel, openaiModels, retrieveModel } from "../src/codecs/openai-models/index.ts";
import { openaiResponses } from "../src/codecs/openai-responses/index.ts";
import { openaiSpeech } from "../src/codecs/openai-speech/index.ts";
import { openaiTranscriptions } from "../src/codecs/openai-transcriptions/index.ts";
import { defineProvider } from "../src/provider.ts";

/**
 * Request handlers for the Groq API. Of responses, embeddings and speech nothing is recorded.
 *
 * @see https://console.groq.com/docs
 *
 * @example
 * server.use(llm.groq.chat("Hello"));
 */
export const groq = defineProvider({
  name: "groq",
  baseURL: "https://api.groq.com/openai/v1",
  operations: {
    chat: ["POST", "/chat/completions", openaiChat(GROQ_CHAT)],
    embeddings: ["POST", "/embeddings", openaiEmbeddings(GROQ)],
    models: [
      "GET",
      "/models",
      openaiModels(GROQ_MODELS),
      {
        retrieve: ["GET", "/models/{model}", retrieveModel(GROQ_MODELS)],
        delete: ["DELETE", "/models/{model}", deleteModel(GROQ_MODELS)],
      },
    ],
    responses: ["POST", "/responses", openaiResponses(GROQ)],
    speech: ["POST", "/audio/speech", openaiSpeech(GROQ_SPEECH)],
    transcriptions: ["POST", "/audio/transcriptions", openaiTranscriptions(GROQ_TRANSCRIPTIONS)],
    translations: [
      "POST",
      "/audio/translations",
      openaiTranscriptions({ ...GROQ_TRANSCRIPTIONS, endpoint: "translations" }),
    ],
  },
  rateLimits: tellGroqLimits,
  headers: (generateId) => ({
    "x-groq-region": "mock",
    "x-request-id": generateId({ prefix: "req_01k", size: 23, alphabet: "lowercase" }),
    vary: "Origin",
  }),
});
