import { openaiChat } from "../src/codecs/openai-chat/index.ts";
import { openaiCompletions } from "../src/codecs/openai-completions/index.ts";
import { openaiEmbeddings } from "../src/codecs/openai-embeddings/index.ts";
import {
  deleteFile,
  fileContent,
  listFiles,
  openaiFiles,
  retrieveFile,
} from "../src/codecs/openai-files/index.ts";
import { openaiImages } from "../src/codecs/openai-images/index.ts";
import { openaiModels } from "../src/codecs/openai-models/index.ts";
import { openaiSpeech } from "../src/codecs/openai-speech/index.ts";
import { openaiTranscriptions } from "../src/codecs/openai-transcriptions/index.ts";
import {
  TOGETHER_CHAT,
  TOGETHER_COMPLETIONS,
  TOGETHER_EMBEDDINGS,
  TOGETHER_MODELS,
} from "../src/codecs/together.ts";
import {
  cancelTogetherBatch,
  listTogetherBatches,
  togetherBatch,
  togetherBatches,
} from "../src/codecs/together-batches/index.ts";
import { TOGETHER_FILES } from "../src/codecs/together-files.ts";
import {
  TOGETHER_IMAGES,
  TOGETHER_SPEECH,
  TOGETHER_TRANSCRIPTIONS,
} from "../src/codecs/together-media.ts";
import { tellTogetherLimits } from "../src/codecs/together-rate-limits.ts";
import { togetherRerank } from "../src/codecs/together-rerank/index.ts";
import { defineProvider } from "../src/provider.ts";

/**
 * Request handlers for the Together AI API. Of its chats, completions and reranking alone something is recorded.
 *
 * @see https://docs.together.ai
 *
 * @example
 * server.use(llm.together.chat("Hello"));
 */
export const together = defineProvider({
  name: "together",
  baseURL: ["https://api.together.ai/v1", "https://api.together.xyz/v1"],
  operations: {
    batches: [
      "POST",
      "/batches",
      togetherBatches(),
      {
        list: ["GET", "/batches", listTogetherBatches()],
        retrieve: ["GET", "/batches/{id}", togetherBatch()],
        cancel: ["POST", "/batches/{id}/cancel", cancelTogetherBatch()],
      },
    ],
    chat: ["POST", "/chat/completions", openaiChat(TOGETHER_CHAT)],
    completions: ["POST", "/completions", openaiCompletions(TOGETHER_COMPLETIONS)],
    embeddings: ["POST", "/embeddings", openaiEmbeddings(TOGETHER_EMBEDDINGS)],
    files: [
      "POST",
      "/files/upload",
      openaiFiles(TOGETHER_FILES),
      {
        list: ["GET", "/files", listFiles(TOGETHER_FILES)],
        retrieve: ["GET", "/files/{id}", retrieveFile(TOGETHER_FILES)],
        delete: ["DELETE", "/files/{id}", deleteFile(TOGETHER_FILES)],
        content: ["GET", "/files/{id}/content", fileContent(TOGETHER_FILES)],
      },
    ],
    images: ["POST", "/images/generations", openaiImages(TOGETHER_IMAGES)],
    models: ["GET", "/models", openaiModels(TOGETHER_MODELS)],
    rerank: ["POST", "/rerank", togetherRerank()],
    speech: ["POST", "/audio/speech", openaiSpeech(TOGETHER_SPEECH)],
    transcriptions: [
      "POST",
      "/audio/transcriptions",
      openaiTranscriptions(TOGETHER_TRANSCRIPTIONS),
    ],
    translations: [
      "POST",
      "/audio/translations",
      openaiTranscriptions({ ...TOGETHER_TRANSCRIPTIONS, endpoint: "translations" }),
    ],
  },
  rateLimits: tellTogetherLimits,
  headers: (generateId) => ({
    "x-request-id": generateId({ prefix: "o", size: [6, 6, 16] }),
  }),
});
