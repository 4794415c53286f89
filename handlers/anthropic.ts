import { ANTHROPIC_CHAT } from "../src/codecs/anthropic-chat.ts";
import { anthropicComplete } from "../src/codecs/anthropic-complete/index.ts";
import {
  anthropicBatch,
  anthropicBatches,
  anthropicBatchResults,
  cancelAnthropicBatch,
  deleteAnthropicBatch,
  listAnthropicBatches,
} from "../src/codecs/anthropic-batches/index.ts";
import {
  anthropicFile,
  anthropicFileContent,
  anthropicFiles,
  deleteAnthropicFile,
  listAnthropicFiles,
} from "../src/codecs/anthropic-files/index.ts";
import { anthropicCountTokens, anthropicMessages } from "../src/codecs/anthropic-messages/index.ts";
import { anthropicModel, anthropicModels } from "../src/codecs/anthropic-models/index.ts";
import { omitAnthropicAccount, tellAnthropicIdentity } from "../src/codecs/anthropic-identity.ts";
import { tellAnthropicLimits } from "../src/codecs/anthropic-rate-limits.ts";
import { openaiChat } from "../src/codecs/openai-chat/index.ts";
import { defineProvider } from "../src/provider.ts";

/**
 * Request handlers for the Anthropic API.
 *
 * @see https://platform.claude.com/docs/en/api/overview
 *
 * @example
 * server.use(llm.anthropic.messages("Hello"));
 */
export const anthropic = defineProvider({
  name: "anthropic",
  baseURL: "https://api.anthropic.com/v1",
  operations: {
    messages: ["POST", "/messages", anthropicMessages({ anthropicRules: true })],
    chat: ["POST", "/chat/completions", openaiChat(ANTHROPIC_CHAT)],
    complete: ["POST", "/complete", anthropicComplete()],
    countTokens: ["POST", "/messages/count_tokens", anthropicCountTokens()],
    models: [
      "GET",
      "/models",
      anthropicModels(),
      { retrieve: ["GET", "/models/{id}", anthropicModel()] },
    ],
    files: [
      "POST",
      "/files",
      anthropicFiles(),
      {
        list: ["GET", "/files", listAnthropicFiles()],
        retrieveMetadata: ["GET", "/files/{id}", anthropicFile()],
        download: ["GET", "/files/{id}/content", anthropicFileContent()],
        delete: ["DELETE", "/files/{id}", deleteAnthropicFile()],
      },
    ],
    batches: [
      "POST",
      "/messages/batches",
      anthropicBatches(),
      {
        list: ["GET", "/messages/batches", listAnthropicBatches()],
        retrieve: ["GET", "/messages/batches/{id}", anthropicBatch()],
        cancel: ["POST", "/messages/batches/{id}/cancel", cancelAnthropicBatch()],
        delete: ["DELETE", "/messages/batches/{id}", deleteAnthropicBatch()],
        results: ["GET", "/messages/batches/{id}/results", anthropicBatchResults()],
      },
    ],
  },
  rateLimits: tellAnthropicLimits,
  headers: tellAnthropicIdentity,
  omitsHeaders: omitAnthropicAccount,
});
