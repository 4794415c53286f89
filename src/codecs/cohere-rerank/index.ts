import type { EndpointCodec } from "../../codec.ts";
import type { RerankingReply } from "../../reranking-model/call.ts";
import { scoreDocuments } from "../../reranking-model/rank.ts";
import { encodeCohereError } from "../cohere-error.ts";
import { decode } from "./decode.ts";
import { encode } from "./encode.ts";
import { validate } from "./validate.ts";
import type { CohereRerankCall, CohereRerankOptions } from "./wire.ts";

/**
 * Cohere's order of documents, of both versions. A reply is the documents' indexes, the best first, or `{ scores }`;
 * without one, documents that share words with the query come first.
 *
 * @see https://docs.cohere.com/reference/rerank
 *
 * @example
 * operations: { rerank: ["POST", "/v2/rerank", cohereRerank()] }
 */
export function cohereRerank(
  options: CohereRerankOptions = {},
): EndpointCodec<CohereRerankCall, RerankingReply> {
  return {
    kind: "endpoint",
    decode,
    validate: (call) => validate(call, options),
    reply: scoreDocuments,
    encode: (reply, call, { generateId }) => encode(reply, call, { ...options, generateId }),
    encodeError: encodeCohereError,
    parameters: PARAMETERS,
  };
}

const PARAMETERS: ReadonlySet<string> = new Set([
  "documents",
  "max_chunks_per_doc",
  "max_tokens_per_doc",
  "model",
  "priority",
  "query",
  "rank_fields",
  "return_documents",
  "top_n",
]);
