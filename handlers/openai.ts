import { openaiAssistants, openaiThreads } from "../src/codecs/openai-assistants/index.ts";
import { openaiChat } from "../src/codecs/openai-chat/index.ts";
import { openaiCompletions } from "../src/codecs/openai-completions/index.ts";
import { openaiConversations } from "../src/codecs/openai-conversations/index.ts";
import { openaiEmbeddings } from "../src/codecs/openai-embeddings/index.ts";
import { deleteModel, openaiModels, retrieveModel } from "../src/codecs/openai-models/index.ts";
import { openaiModerations } from "../src/codecs/openai-moderations/index.ts";
import { tellOpenAILimits } from "../src/codecs/openai-rate-limits.ts";
import {
  cancelResponse,
  countInputTokens,
  deleteResponse,
  listInputItems,
  openaiResponses,
  retrieveResponse,
} from "../src/codecs/openai-responses/index.ts";
import { openaiRuns } from "../src/codecs/openai-runs/index.ts";
import { openaiVectorStores } from "../src/codecs/openai-vector-stores/index.ts";
import { defineProvider } from "../src/provider.ts";

/** Request handlers for the OpenAI API, its regional hosts too. */
export const openai = defineProvider({
  name: "openai",
  baseURL: ["https://api.openai.com/v1", "https://*.api.openai.com/v1"],
  operations: {
    chat: ["POST", "/chat/completions", openaiChat({ openaiFields: true, openaiRules: true })],
    completions: ["POST", "/completions", openaiCompletions({ openaiRules: true })],
    embeddings: ["POST", "/embeddings", openaiEmbeddings({ openaiRules: true })],
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
      openaiResponses({ conversations: true }),
      {
        retrieve: ["GET", "/responses/{id}", retrieveResponse()],
        delete: ["DELETE", "/responses/{id}", deleteResponse()],
        cancel: ["POST", "/responses/{id}/cancel", cancelResponse()],
        inputItems: ["GET", "/responses/{id}/input_items", listInputItems()],
        inputTokens: ["POST", "/responses/input_tokens", countInputTokens()],
      },
    ],
    conversations: openaiConversations(),
    vectorStores: openaiVectorStores(),
    assistants: openaiAssistants(),
    threads: openaiThreads(),
    runs: openaiRuns(),
  },
  rateLimits: tellOpenAILimits,
  headers: (generateId) => ({
    "openai-organization": "user-mock",
    "openai-processing-ms": "1",
    "openai-project": "proj_mock",
    "openai-version": "2020-10-01",
    "x-request-id": generateId({ prefix: "req_", size: 32, alphabet: "hex" }),
  }),
});
