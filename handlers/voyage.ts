import { voyageContextualized } from "../src/codecs/voyage-contextualized/index.ts";
import { voyageEmbeddings } from "../src/codecs/voyage-embeddings/index.ts";
import { voyageRerank } from "../src/codecs/voyage-rerank/index.ts";
import { defineProvider } from "../src/provider.ts";

/**
 * Request handlers for the Voyage AI API.
 *
 * @see https://docs.voyageai.com
 *
 * @example
 * server.use(llm.voyage.embed([[0.6, 0.8]]));
 */
export const voyage = defineProvider({
  name: "voyage",
  baseURL: "https://api.voyageai.com/v1",
  operations: {
    embed: ["POST", "/embeddings", voyageEmbeddings()],
    multimodalEmbed: ["POST", "/multimodalembeddings", voyageEmbeddings({ isMultimodal: true })],
    contextualizedEmbed: ["POST", "/contextualizedembeddings", voyageContextualized()],
    rerank: ["POST", "/rerank", voyageRerank()],
  },
  headers: (generateId) => ({
    server: "uvicorn",
    "x-request-id": generateId({ prefix: "", size: 32, alphabet: "hex" }),
  }),
});
