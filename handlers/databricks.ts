import { DATABRICKS, DATABRICKS_CHAT } from "../src/codecs/databricks.ts";
import { openaiChat } from "../src/codecs/openai-chat/index.ts";
import { openaiCompletions } from "../src/codecs/openai-completions/index.ts";
import { openaiEmbeddings } from "../src/codecs/openai-embeddings/index.ts";
import { openaiResponses } from "../src/codecs/openai-responses/index.ts";
import { toUUID, UUID } from "../src/codecs/uuid.ts";
import { defineProvider } from "../src/provider.ts";

const WORKSPACES = [
  "https://*.azuredatabricks.net",
  "https://*.cloud.databricks.com",
  "https://*.gcp.databricks.com",
];

/**
 * Request handlers for the serving endpoints of any Databricks workspace. Of embeddings and errors nothing is recorded.
 *
 * @see https://docs.databricks.com/aws/en/machine-learning/foundation-model-apis/api-reference
 *
 * @example
 * server.use(llm.databricks.chat("Hello"));
 */
export const databricks = defineProvider({
  name: "databricks",
  baseURL: WORKSPACES,
  sharedHosts: WORKSPACES,
  operations: {
    chat: ["POST", "/serving-endpoints/chat/completions", openaiChat(DATABRICKS_CHAT)],
    completions: ["POST", "/serving-endpoints/completions", openaiCompletions(DATABRICKS)],
    embeddings: ["POST", "/serving-endpoints/embeddings", openaiEmbeddings(DATABRICKS)],
    responses: ["POST", "/serving-endpoints/responses", openaiResponses(DATABRICKS)],
  },
  headers: (generateId) => ({
    "x-amzn-requestid": toUUID(generateId(UUID)),
    "x-request-id": toUUID(generateId(UUID)),
  }),
});
