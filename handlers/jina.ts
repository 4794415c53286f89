import { jinaClassify } from "../src/codecs/jina-classify/index.ts";
import { jinaEmbeddings } from "../src/codecs/jina-embeddings/index.ts";
import { jinaRerank } from "../src/codecs/jina-rerank/index.ts";
import { defineProvider } from "../src/provider.ts";

/**
 * Request handlers for Jina's Search Foundation API.
 *
 * @see https://jina.ai/embeddings
 *
 * @example
 * server.use(llm.jina.rerank([2, 0, 1]));
 */
export const jina = defineProvider({
  name: "jina",
  baseURL: "https://api.jina.ai/v1",
  operations: {
    embeddings: ["POST", "/embeddings", jinaEmbeddings()],
    rerank: ["POST", "/rerank", jinaRerank()],
    classify: ["POST", "/classify", jinaClassify()],
  },
  headers: (generateId) => ({
    "x-request-id": generateId({ prefix: "", size: 16, alphabet: "hex" }),
  }),
});
