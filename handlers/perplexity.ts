import { openaiChat } from "../src/codecs/openai-chat/index.ts";
import { openaiResponses } from "../src/codecs/openai-responses/index.ts";
import { PERPLEXITY, PERPLEXITY_CHAT } from "../src/codecs/perplexity.ts";
import { perplexityEmbeddings } from "../src/codecs/perplexity-embeddings/index.ts";
import { perplexityResponses } from "../src/codecs/perplexity-responses.ts";
import { perplexitySearch } from "../src/codecs/perplexity-search/index.ts";
import { toUUID, UUID } from "../src/codecs/uuid.ts";
import { defineProvider } from "../src/provider.ts";

/**
 * Request handlers for the Perplexity API. Of responses and searches nothing is recorded.
 *
 * @see https://docs.perplexity.ai
 *
 * @example
 * server.use(llm.perplexity.chat("Hello"));
 */
export const perplexity = defineProvider({
  name: "perplexity",
  baseURL: "https://api.perplexity.ai",
  operations: {
    chat: ["POST", ["/chat/completions", "/v1/chat/completions"], openaiChat(PERPLEXITY_CHAT)],
    embeddings: ["POST", "/v1/embeddings", perplexityEmbeddings()],
    responses: ["POST", "/v1/responses", perplexityResponses(openaiResponses(PERPLEXITY))],
    search: ["POST", "/search", perplexitySearch()],
  },
  headers: (generateId) => ({ "x-request-id": toUUID(generateId(UUID)) }),
});
