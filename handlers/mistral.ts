import {
  cancelMistralBatchJob,
  deleteMistralBatchJob,
  listMistralBatchJobs,
  mistralBatchJob,
  mistralBatchJobs,
} from "../src/codecs/mistral-batch-jobs/index.ts";
import { mistralChat } from "../src/codecs/mistral-chat/index.ts";
import { mistralClassifications } from "../src/codecs/mistral-classifications/index.ts";
import { mistralEmbeddings } from "../src/codecs/mistral-embeddings/index.ts";
import {
  deleteMistralFile,
  listMistralFiles,
  mistralFile,
  mistralFileContent,
  mistralFiles,
  mistralFileURL,
} from "../src/codecs/mistral-files/index.ts";
import {
  deleteMistralModel,
  mistralModel,
  mistralModels,
} from "../src/codecs/mistral-models/index.ts";
import { mistralModerations } from "../src/codecs/mistral-moderations/index.ts";
import { mistralOCR } from "../src/codecs/mistral-ocr/index.ts";
import { mistralSpeech } from "../src/codecs/mistral-speech/index.ts";
import { mistralTranscriptions } from "../src/codecs/mistral-transcriptions/index.ts";
import { tellMistralLimits } from "../src/codecs/mistral-rate-limits.ts";
import { defineProvider } from "../src/provider.ts";

const OF_CHATS = { ofChats: true };

/**
 * Request handlers for the Mistral API, its regional hosts too.
 *
 * @see https://docs.mistral.ai/api
 *
 * @example
 * server.use(llm.mistral.chat("Hello"));
 */
export const mistral = defineProvider({
  name: "mistral",
  baseURL: ["api", "api.eu", "api.us", "codestral"].map((host) => `https://${host}.mistral.ai/v1`),
  operations: {
    chat: ["POST", "/chat/completions", mistralChat()],
    fim: ["POST", "/fim/completions", mistralChat({ endpoint: "fim" })],
    agents: ["POST", "/agents/completions", mistralChat({ endpoint: "agents" })],
    embeddings: ["POST", "/embeddings", mistralEmbeddings()],
    moderations: [
      "POST",
      "/moderations",
      mistralModerations(),
      { chat: ["POST", "/chat/moderations", mistralModerations(OF_CHATS)] },
    ],
    classifications: [
      "POST",
      "/classifications",
      mistralClassifications(),
      { chat: ["POST", "/chat/classifications", mistralClassifications(OF_CHATS)] },
    ],
    speech: ["POST", "/audio/speech", mistralSpeech()],
    transcriptions: ["POST", "/audio/transcriptions", mistralTranscriptions()],
    ocr: ["POST", "/ocr", mistralOCR()],
    models: [
      "GET",
      "/models",
      mistralModels(),
      {
        retrieve: ["GET", "/models/{model}", mistralModel()],
        delete: ["DELETE", "/models/{model}", deleteMistralModel()],
      },
    ],
    files: [
      "POST",
      "/files",
      mistralFiles(),
      {
        list: ["GET", "/files", listMistralFiles()],
        retrieve: ["GET", "/files/{id}", mistralFile()],
        delete: ["DELETE", "/files/{id}", deleteMistralFile()],
        download: ["GET", "/files/{id}/content", mistralFileContent()],
        getSignedUrl: ["GET", "/files/{id}/url", mistralFileURL()],
      },
    ],
    batchJobs: [
      "POST",
      "/batch/jobs",
      mistralBatchJobs(),
      {
        list: ["GET", "/batch/jobs", listMistralBatchJobs()],
        get: ["GET", "/batch/jobs/{id}", mistralBatchJob()],
        delete: ["DELETE", "/batch/jobs/{id}", deleteMistralBatchJob()],
        cancel: ["POST", "/batch/jobs/{id}/cancel", cancelMistralBatchJob()],
      },
    ],
  },
  rateLimits: tellMistralLimits,
  headers: (generateId) => {
    const id = generateId({ prefix: "01a01a72-", size: 12, alphabet: "hex" });
    return { "mistral-correlation-id": id, "x-kong-request-id": id };
  },
});
