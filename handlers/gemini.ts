import {
  cancelGeminiBatch,
  deleteGeminiBatch,
  geminiBatch,
  geminiBatches,
  listGeminiBatches,
} from "../src/codecs/gemini-batches/index.ts";
import {
  deleteCachedContent,
  geminiCachedContents,
  getCachedContent,
  listCachedContents,
  patchCachedContent,
} from "../src/codecs/gemini-cached-contents/index.ts";
import { geminiEmbedContent } from "../src/codecs/gemini-embed-content/index.ts";
import { geminiFileSearchStores } from "../src/codecs/gemini-file-search-stores/index.ts";
import {
  deleteGeminiFile,
  geminiFile,
  geminiFileContent,
  geminiFiles,
  listGeminiFiles,
} from "../src/codecs/gemini-files/index.ts";
import {
  geminiCountTokens,
  geminiGenerateContent,
} from "../src/codecs/gemini-generate-content/index.ts";
import {
  cancelInteraction,
  deleteInteraction,
  geminiInteractions,
  getInteraction,
} from "../src/codecs/gemini-interactions/index.ts";
import { geminiModel, geminiModels } from "../src/codecs/gemini-models/index.ts";
import { googleImagen } from "../src/codecs/google-imagen/index.ts";
import { GOOGLE_MODELS, GOOGLE_OPENAI, googleChat } from "../src/codecs/google-openai.ts";
import { googleVeo, veoOperation } from "../src/codecs/google-veo/index.ts";
import { openaiChat } from "../src/codecs/openai-chat/index.ts";
import { openaiEmbeddings } from "../src/codecs/openai-embeddings/index.ts";
import { openaiModels, retrieveModel } from "../src/codecs/openai-models/index.ts";
import { defineProvider } from "../src/provider.ts";

/**
 * Request handlers for the Gemini API.
 *
 * As Google does, it shows `reasoning()` to requests that set `thinkingConfig.includeThoughts`, and counts it for all.
 *
 * @see https://ai.google.dev/api
 *
 * @example
 * server.use(llm.gemini.generateContent("Hello"));
 */
export const gemini = defineProvider({
  name: "gemini",
  baseURL: [
    "https://generativelanguage.googleapis.com/v1beta",
    "https://generativelanguage.googleapis.com/v1",
    "https://generativelanguage.googleapis.com/v1alpha",
    // Firebase's entrance to the same API; the one to Vertex AI has a location in its paths
    "https://firebasevertexai.googleapis.com/v1beta/projects/{project}",
  ],
  operations: {
    generateContent: [
      "POST",
      [
        "/models/{model}:generateContent",
        "/models/{model}:streamGenerateContent",
        "/tunedModels/{model}:generateContent",
        "/tunedModels/{model}:streamGenerateContent",
      ],
      geminiGenerateContent(),
    ],
    countTokens: ["POST", "/models/{model}:countTokens", geminiCountTokens()],
    embedContent: [
      "POST",
      ["/models/{model}:embedContent", "/models/{model}:batchEmbedContents"],
      geminiEmbedContent(),
    ],
    interactions: [
      "POST",
      "/interactions",
      geminiInteractions(),
      {
        get: ["GET", "/interactions/{id}", getInteraction()],
        delete: ["DELETE", "/interactions/{id}", deleteInteraction()],
        cancel: ["POST", "/interactions/{id}/cancel", cancelInteraction()],
      },
    ],
    generateImages: ["POST", "/models/{model}:predict", googleImagen()],
    generateVideos: [
      "POST",
      "/models/{model}:predictLongRunning",
      googleVeo(),
      { getOperation: ["GET", "/models/{model}/operations/{id}", veoOperation()] },
    ],
    files: [
      "POST",
      "/upload/{base}/files",
      geminiFiles(),
      {
        list: ["GET", "/files", listGeminiFiles()],
        download: [
          "GET",
          ["/files/{id}:download", "/download/{base}/files/{id}:download"],
          geminiFileContent(),
        ],
        get: ["GET", "/files/{id}", geminiFile()],
        delete: ["DELETE", "/files/{id}", deleteGeminiFile()],
      },
    ],
    fileSearchStores: geminiFileSearchStores(),
    cachedContents: [
      "POST",
      "/cachedContents",
      geminiCachedContents(geminiGenerateContent()),
      {
        list: ["GET", "/cachedContents", listCachedContents()],
        get: ["GET", "/cachedContents/{id}", getCachedContent()],
        patch: ["PATCH", "/cachedContents/{id}", patchCachedContent()],
        delete: ["DELETE", "/cachedContents/{id}", deleteCachedContent()],
      },
    ],
    batches: [
      "POST",
      [
        "/models/{model}:batchGenerateContent",
        "/models/{model}:asyncBatchEmbedContent",
        "/tunedModels/{model}:batchGenerateContent",
        "/tunedModels/{model}:asyncBatchEmbedContent",
      ],
      geminiBatches(),
      {
        list: ["GET", "/batches", listGeminiBatches()],
        get: ["GET", "/batches/{id}", geminiBatch()],
        cancel: ["POST", "/batches/{id}:cancel", cancelGeminiBatch()],
        delete: ["DELETE", "/batches/{id}", deleteGeminiBatch()],
      },
    ],
    chat: [
      "POST",
      "/openai/chat/completions",
      googleChat(openaiChat({ ...GOOGLE_OPENAI, idPrefix: "" })),
    ],
    embeddings: ["POST", "/openai/embeddings", openaiEmbeddings(GOOGLE_OPENAI)],
    openaiModels: [
      "GET",
      "/openai/models",
      openaiModels(GOOGLE_MODELS),
      {
        retrieve: ["GET", "/openai/models/{model}", retrieveModel(GOOGLE_MODELS)],
      },
    ],
    models: ["GET", "/models", geminiModels(), { get: ["GET", "/models/{model}", geminiModel()] }],
  },
  headers: () => ({
    server: "scaffolding on HTTPServer2",
    "server-timing": "gfet4t7; dur=1",
    vary: "Origin, X-Origin, Referer",
    "x-content-type-options": "nosniff",
    "x-gemini-service-tier": "standard",
  }),
});
