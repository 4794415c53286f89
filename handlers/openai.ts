import {
  cancelBatch,
  listBatches,
  openaiBatches,
  retrieveBatch,
} from "../src/codecs/openai-batches/index.ts";
import { omitAccount } from "../src/codecs/openai-account.ts";
import { openaiAssistants, openaiThreads } from "../src/codecs/openai-assistants/index.ts";
import { openaiChat } from "../src/codecs/openai-chat/index.ts";
import { openaiCompletions } from "../src/codecs/openai-completions/index.ts";
import { openaiConversations } from "../src/codecs/openai-conversations/index.ts";
import { openaiEmbeddings } from "../src/codecs/openai-embeddings/index.ts";
import { openaiImages } from "../src/codecs/openai-images/index.ts";
import {
  openaiCheckpointPermissions,
  openaiFineTuningJobs,
} from "../src/codecs/openai-fine-tuning/index.ts";
import {
  deleteFile,
  fileContent,
  listFiles,
  openaiFiles,
  retrieveFile,
} from "../src/codecs/openai-files/index.ts";
import { deleteModel, openaiModels, retrieveModel } from "../src/codecs/openai-models/index.ts";
import { openaiModerations } from "../src/codecs/openai-moderations/index.ts";
import {
  openaiClientSecrets,
  openaiRealtimeSessions,
  openaiTranslationSecrets,
} from "../src/codecs/openai-realtime/index.ts";
import { tellOpenAILimits } from "../src/codecs/openai-rate-limits.ts";
import {
  cancelResponse,
  compactResponse,
  countInputTokens,
  deleteResponse,
  listInputItems,
  openaiResponses,
  retrieveResponse,
} from "../src/codecs/openai-responses/index.ts";
import { openaiSpeech } from "../src/codecs/openai-speech/index.ts";
import { openaiTranscriptions } from "../src/codecs/openai-transcriptions/index.ts";
import {
  addUploadPart,
  cancelUpload,
  completeUpload,
  openaiUploads,
} from "../src/codecs/openai-uploads/index.ts";
import { openaiRuns } from "../src/codecs/openai-runs/index.ts";
import { openaiVectorStores } from "../src/codecs/openai-vector-stores/index.ts";
import { openaiVideos } from "../src/codecs/openai-videos/index.ts";
import { defineProvider } from "../src/provider.ts";

const STRICT = { openaiRules: true };

/**
 * Request handlers for the OpenAI API, its regional hosts too.
 *
 * @see https://platform.openai.com/docs/api-reference
 *
 * @example
 * server.use(llm.openai.chat("Hello"));
 */
export const openai = defineProvider({
  name: "openai",
  baseURL: ["https://api.openai.com/v1", "https://*.api.openai.com/v1"],
  operations: {
    chat: ["POST", "/chat/completions", openaiChat({ openaiFields: true, openaiRules: true })],
    completions: [
      "POST",
      "/completions",
      openaiCompletions({ ...STRICT, modelHeader: "openai-model" }),
    ],
    embeddings: ["POST", "/embeddings", openaiEmbeddings(STRICT)],
    images: [
      "POST",
      "/images/generations",
      openaiImages(STRICT),
      {
        edit: ["POST", "/images/edits", openaiImages({ ...STRICT, endpoint: "edits" })],
        createVariation: [
          "POST",
          "/images/variations",
          openaiImages({ ...STRICT, endpoint: "variations" }),
        ],
      },
    ],
    models: [
      "GET",
      "/models",
      openaiModels(),
      {
        retrieve: ["GET", "/models/{model}", retrieveModel()],
        delete: ["DELETE", "/models/{model}", deleteModel()],
      },
    ],
    moderations: ["POST", "/moderations", openaiModerations()],
    responses: [
      "POST",
      "/responses",
      openaiResponses({ ...STRICT, conversations: true }),
      {
        retrieve: ["GET", "/responses/{id}", retrieveResponse()],
        delete: ["DELETE", "/responses/{id}", deleteResponse()],
        cancel: ["POST", "/responses/{id}/cancel", cancelResponse()],
        compact: ["POST", "/responses/compact", compactResponse()],
        inputItems: ["GET", "/responses/{id}/input_items", listInputItems()],
        inputTokens: ["POST", "/responses/input_tokens", countInputTokens()],
      },
    ],
    speech: ["POST", "/audio/speech", openaiSpeech(STRICT)],
    transcriptions: ["POST", "/audio/transcriptions", openaiTranscriptions(STRICT)],
    translations: [
      "POST",
      "/audio/translations",
      openaiTranscriptions({ ...STRICT, endpoint: "translations" }),
    ],
    files: [
      "POST",
      "/files",
      openaiFiles(),
      {
        list: ["GET", "/files", listFiles()],
        retrieve: ["GET", "/files/{id}", retrieveFile()],
        delete: ["DELETE", "/files/{id}", deleteFile()],
        content: ["GET", "/files/{id}/content", fileContent()],
      },
    ],
    uploads: [
      "POST",
      "/uploads",
      openaiUploads(),
      {
        parts: ["POST", "/uploads/{id}/parts", addUploadPart()],
        complete: ["POST", "/uploads/{id}/complete", completeUpload()],
        cancel: ["POST", "/uploads/{id}/cancel", cancelUpload()],
      },
    ],
    batches: [
      "POST",
      "/batches",
      openaiBatches(),
      {
        list: ["GET", "/batches", listBatches()],
        retrieve: ["GET", "/batches/{id}", retrieveBatch()],
        cancel: ["POST", "/batches/{id}/cancel", cancelBatch()],
      },
    ],
    fineTuningJobs: openaiFineTuningJobs({ files: true }),
    fineTuningCheckpointPermissions: openaiCheckpointPermissions(),
    conversations: openaiConversations(),
    vectorStores: openaiVectorStores({ files: true }),
    videos: openaiVideos(),
    realtimeClientSecrets: ["POST", "/realtime/client_secrets", openaiClientSecrets()],
    realtimeTranslationClientSecrets: [
      "POST",
      "/realtime/translations/client_secrets",
      openaiTranslationSecrets(),
    ],
    realtimeSessions: ["POST", "/realtime/sessions", openaiRealtimeSessions()],
    realtimeTranscriptionSessions: [
      "POST",
      "/realtime/transcription_sessions",
      openaiRealtimeSessions("transcription"),
    ],
    assistants: openaiAssistants(),
    threads: openaiThreads(),
    runs: openaiRuns(),
  },
  rateLimits: tellOpenAILimits,
  omitsHeaders: omitAccount,
  headers: (generateId) => ({
    "openai-organization": "user-mock",
    "openai-processing-ms": "1",
    "openai-project": "proj_mock",
    "openai-version": "2020-10-01",
    "x-request-id": generateId({ prefix: "req_", size: 32, alphabet: "hex" }),
  }),
});
