import { anthropicCountTokens, anthropicMessages } from "../src/codecs/anthropic-messages/index.ts";
import { azureChoices, azureEndpoint, azureResponses } from "../src/codecs/azure-openai.ts";
import { omitAzureId, tellAzureLimits } from "../src/codecs/azure-rate-limits.ts";
import { openaiChat } from "../src/codecs/openai-chat/index.ts";
import { openaiCompletions } from "../src/codecs/openai-completions/index.ts";
import { openaiEmbeddings } from "../src/codecs/openai-embeddings/index.ts";
import { openaiModels, retrieveModel } from "../src/codecs/openai-models/index.ts";
import {
  cancelResponse,
  countInputTokens,
  deleteResponse,
  listInputItems,
  openaiResponses,
  retrieveResponse,
} from "../src/codecs/openai-responses/index.ts";
import { toUUID, UUID } from "../src/codecs/uuid.ts";
import { defineProvider } from "../src/provider.ts";

/** An endpoint is often given with a slash at its end, to which the SDK adds one more. */
const DATED = ["/openai", "//openai"];

/** What a deployment does, by its own path. */
const deployed = (path: string) => DATED.map((base) => `${base}/deployments/{deployment}${path}`);

/** What has a path with a date for its version, and one in the v1 API. */
const both = (path: string) => [...DATED.map((base) => base + path), `/openai/v1${path}`];

/** Request handlers for Azure OpenAI and Azure AI Foundry. */
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
      azureEndpoint(openaiEmbeddings()),
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
      azureResponses(openaiResponses()),
      {
        retrieve: ["GET", both("/responses/{id}"), azureEndpoint(retrieveResponse())],
        delete: ["DELETE", both("/responses/{id}"), azureEndpoint(deleteResponse())],
        cancel: ["POST", both("/responses/{id}/cancel"), azureEndpoint(cancelResponse())],
        inputItems: ["GET", both("/responses/{id}/input_items"), azureEndpoint(listInputItems())],
        inputTokens: ["POST", both("/responses/input_tokens"), azureEndpoint(countInputTokens())],
      },
    ],
    messages: ["POST", "/anthropic/v1/messages", anthropicMessages()],
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
