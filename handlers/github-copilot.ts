import { anthropicMessages } from "../src/codecs/anthropic-messages/index.ts";
import {
  COPILOT_CHAT,
  COPILOT_EMBEDDINGS,
  COPILOT_MODELS,
  copilotChat,
  copilotResponses,
} from "../src/codecs/github-copilot.ts";
import { openaiChat } from "../src/codecs/openai-chat/index.ts";
import { openaiEmbeddings } from "../src/codecs/openai-embeddings/index.ts";
import { openaiModels } from "../src/codecs/openai-models/index.ts";
import { openaiResponses } from "../src/codecs/openai-responses/index.ts";
import { PLAIN } from "../src/codecs/openai-plain-error.ts";
import { defineProvider } from "../src/provider.ts";

/**
 * Request handlers for the API of GitHub Copilot, of each of its plans.
 *
 * @see https://docs.github.com/en/copilot
 *
 * @example
 * server.use(llm.githubCopilot.chat("Hello"));
 */
export const githubCopilot = defineProvider({
  name: "githubCopilot",
  baseURL: ["https://api.githubcopilot.com", "https://api.*.githubcopilot.com"],
  operations: {
    chat: ["POST", "/chat/completions", copilotChat(openaiChat(COPILOT_CHAT))],
    embeddings: ["POST", "/embeddings", openaiEmbeddings(COPILOT_EMBEDDINGS)],
    messages: ["POST", "/v1/messages", anthropicMessages()],
    models: ["GET", "/models", openaiModels(COPILOT_MODELS)],
    responses: ["POST", "/responses", copilotResponses(openaiResponses(PLAIN))],
  },
});
