import {
  GROQ,
  GROQ_CHAT,
  GROQ_MODELS,
  GROQ_SPEECH,
  GROQ_TRANSCRIPTIONS,
} from "../src/codecs/groq.ts";
import { GROQ_BATCHES, GROQ_FILES } from "../src/codecs/groq-kept.ts";
import { tellGroqLimits } from "../src/codecs/groq-rate-limits.ts";
import {
  cancelBatch,
  listBatches,
  openaiBatches,
  retrieveBatch,
} from "../src/codecs/openai-batches/index.ts";
import { openaiChat } from "../src/codecs/openai-chat/index.ts";
import { openaiEmbeddings } from "../src/codecs/openai-embeddings/index.ts";
import {
  deleteFile,
  fileContent,
  listFiles,
  openaiFiles,
  retrieveFile,
} from "../src/codecs/openai-files/index.ts";
import { deleteModel, openaiModels, retrieveModel } from "../src/codecs/openai-models/index.ts";
import { openaiResponses } from "../src/codecs/openai-responses/index.ts";
import { openaiSpeech } from "../src/codecs/openai-speech/index.ts";
import { openaiTranscriptions } from "../src/codecs/openai-transcriptions/index.ts";
import { defineProvider } from "../src/provider.ts";

/**
 * Request handlers for the Groq API. Of responses, embeddings, speech, files and batches nothing is recorded.
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
    batches: [
      "POST",
      "/batches",
      openaiBatches(GROQ_BATCHES),
      {
        list: ["GET", "/batches", listBatches(GROQ_BATCHES)],
        retrieve: ["GET", "/batches/{id}", retrieveBatch(GROQ_BATCHES)],
        cancel: ["POST", "/batches/{id}/cancel", cancelBatch(GROQ_BATCHES)],
      },
    ],
    chat: ["POST", "/chat/completions", openaiChat(GROQ_CHAT)],
    embeddings: ["POST", "/embeddings", openaiEmbeddings(GROQ)],
    files: [
      "POST",
      "/files",
      openaiFiles(GROQ_FILES),
      {
        list: ["GET", "/files", listFiles(GROQ_FILES)],
        info: ["GET", "/files/{id}", retrieveFile(GROQ_FILES)],
        delete: ["DELETE", "/files/{id}", deleteFile(GROQ_FILES)],
        content: ["GET", "/files/{id}/content", fileContent(GROQ_FILES)],
      },
    ],
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
