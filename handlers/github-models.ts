import { GITHUB_CATALOG, GITHUB_MODELS_CHAT } from "../src/codecs/github-models.ts";
import { openaiChat } from "../src/codecs/openai-chat/index.ts";
import { openaiEmbeddings } from "../src/codecs/openai-embeddings/index.ts";
import { openaiModels } from "../src/codecs/openai-models/index.ts";
import { PLAIN } from "../src/codecs/openai-plain-error.ts";
import { defineProvider } from "../src/provider.ts";

/** For one's own account, and for an organization's. */
const at = (path: string): string[] => [path, `/orgs/{organization}${path}`];

/**
 * Request handlers for GitHub Models. Nothing of it is recorded.
 *
 * @see https://docs.github.com/en/github-models
 *
 * @example
 * server.use(llm.githubModels.chat("Hello"));
 */
export const githubModels = defineProvider({
  name: "githubModels",
  baseURL: "https://models.github.ai",
  operations: {
    chat: ["POST", at("/inference/chat/completions"), openaiChat(GITHUB_MODELS_CHAT)],
    embeddings: ["POST", at("/inference/embeddings"), openaiEmbeddings(PLAIN)],
    models: ["GET", "/catalog/models", openaiModels(GITHUB_CATALOG)],
  },
});
