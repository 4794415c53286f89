import { anthropicCountTokens, anthropicMessages } from "../src/codecs/anthropic-messages/index.ts";
import { AZURE_BATCHES, AZURE_FILES } from "../src/codecs/azure-kept.ts";
import { azureChoices, azureEndpoint, azureResponses } from "../src/codecs/azure-openai.ts";
import { omitAzureId, tellAzureLimits } from "../src/codecs/azure-rate-limits.ts";
import {
  cancelBatch,
  listBatches,
  openaiBatches,
  retrieveBatch,
} from "../src/codecs/openai-batches/index.ts";
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
import { openaiModels, retrieveModel } from "../src/codecs/openai-models/index.ts";
import { openaiClientSecrets } from "../src/codecs/openai-realtime/index.ts";
import {
  cancelResponse,
  countInputTokens,
  deleteResponse,
  listInputItems,
  openaiResponses,
  retrieveResponse,
} from "../src/codecs/openai-responses/index.ts";
import { openaiSpeech } from "../src/codecs/openai-speech/index.ts";
import { openaiTranscriptions } from "../src/codecs/openai-transcriptions/index.ts";
import { toUUID, UUID } from "../src/codecs/uuid.ts";
import { defineProvider } from "../src/provider.ts";

/** An endpoint is often given with a slash at its end, to which the SDK adds one more. */
const DATED = ["/openai", "//openai"];

/** What a deployment does, by its own path. */
const deployed = (path: string) => DATED.map((base) => `${base}/deployments/{deployment}${path}`);

/** What has a path with a date for its version, and one in the v1 API. */
const both = (path: string) => [...DATED.map((base) => base + path), `/openai/v1${path}`];

/** What a deployment does, and is asked in the v1 API too. */
const media = (path: string) => [...deployed(path), `/openai/v1${path}`];

const STRICT = { openaiRules: true };

/**
 * Request handlers for Azure OpenAI and Azure AI Foundry.
 *
 * @see https://learn.microsoft.com/azure/ai-foundry/openai/reference
 *
 * @example
 * server.use(llm.azureOpenAI.chat("Hello"));
 */
export const azureOpenAI = defineProvider({
  name: "azureOpenAI",
  baseURL: [
    "https://*.openai.azure.com",
    "https://*.cognitiveservices.azure.com",
    "https://*.services.ai.azure.com",
  ],
  sharedHosts: ["https://*.cognitiveservices.azure.com", "https://*.services.ai.azure.com"],
  operations: {
    chat: [
      "POST",
      [...deployed("/chat/completions"), "/openai/v1/chat/completions", "/models/chat/completions"],
      azureChoices(
        openaiChat({ openaiFields: true, openaiRules: true }),
        openaiChat({ openaiFields: true }),
      ),
    ],
    completions: [
      "POST",
      [...deployed("/completions"), "/openai/v1/completions"],
      azureChoices(openaiCompletions({ openaiRules: true })),
    ],
    embeddings: [
      "POST",
      [...deployed("/embeddings"), "/openai/v1/embeddings", "/models/embeddings"],
      azureEndpoint(openaiEmbeddings({ anyParameters: false })),
    ],
    images: [
      "POST",
      media("/images/generations"),
      azureEndpoint(openaiImages(STRICT)),
      {
        edit: [
          "POST",
          media("/images/edits"),
          azureEndpoint(openaiImages({ ...STRICT, endpoint: "edits" })),
        ],
      },
    ],
    speech: ["POST", media("/audio/speech"), azureEndpoint(openaiSpeech(STRICT))],
    transcriptions: [
      "POST",
      media("/audio/transcriptions"),
      azureEndpoint(openaiTranscriptions(STRICT)),
    ],
    translations: [
      "POST",
      media("/audio/translations"),
      azureEndpoint(openaiTranscriptions({ ...STRICT, endpoint: "translations" })),
    ],
    files: [
      "POST",
      both("/files"),
      openaiFiles(AZURE_FILES),
      {
        list: ["GET", both("/files"), listFiles(AZURE_FILES)],
        retrieve: ["GET", both("/files/{id}"), retrieveFile(AZURE_FILES)],
        delete: ["DELETE", both("/files/{id}"), deleteFile(AZURE_FILES)],
        content: ["GET", both("/files/{id}/content"), fileContent(AZURE_FILES)],
      },
    ],
    batches: [
      "POST",
      // the SDK puts a client's own deployment before it
      [...both("/batches"), ...deployed("/batches")],
      openaiBatches(AZURE_BATCHES),
      {
        list: ["GET", both("/batches"), listBatches(AZURE_BATCHES)],
        retrieve: ["GET", both("/batches/{id}"), retrieveBatch(AZURE_BATCHES)],
        cancel: ["POST", both("/batches/{id}/cancel"), cancelBatch(AZURE_BATCHES)],
      },
    ],
    models: [
      "GET",
      both("/models"),
      azureEndpoint(openaiModels()),
      { retrieve: ["GET", both("/models/{model}"), azureEndpoint(retrieveModel())] },
    ],
    responses: [
      "POST",
      both("/responses"),
      azureResponses(openaiResponses({ openaiRules: true })),
      {
        retrieve: ["GET", both("/responses/{id}"), azureEndpoint(retrieveResponse())],
        delete: ["DELETE", both("/responses/{id}"), azureEndpoint(deleteResponse())],
        cancel: ["POST", both("/responses/{id}/cancel"), azureEndpoint(cancelResponse())],
        inputItems: ["GET", both("/responses/{id}/input_items"), azureEndpoint(listInputItems())],
        inputTokens: ["POST", both("/responses/input_tokens"), azureEndpoint(countInputTokens())],
      },
    ],
    realtimeClientSecrets: [
      "POST",
      "/openai/v1/realtime/client_secrets",
      azureEndpoint(openaiClientSecrets()),
    ],
    messages: ["POST", "/anthropic/v1/messages", anthropicMessages({ anthropicRules: true })],
    countTokens: ["POST", "/anthropic/v1/messages/count_tokens", anthropicCountTokens()],
  },
  rateLimits: tellAzureLimits,
  omitsHeaders: omitAzureId,
  headers: (generateId) => ({
    "apim-request-id": toUUID(generateId(UUID)),
    "x-content-type-options": "nosniff",
    "x-request-id": toUUID(generateId(UUID)),
  }),
});
