import type { EndpointCodec } from "../../codec.ts";
import type { RerankingReply } from "../../reranking-model/call.ts";
import { scoreDocuments } from "../../reranking-model/rank.ts";
import { encodeJinaError } from "../jina-error.ts";
import { decode } from "./decode.ts";
import { encode } from "./encode.ts";
import { validate } from "./validate.ts";
import type { JinaRerankCall } from "./wire.ts";

/**
 * Jina's order of documents. A reply is their indexes, the best first, or `{ scores }`.
 *
 * @see https://api.jina.ai/openapi.json
 *
 * @example
 * operations: { rerank: ["POST", "/rerank", jinaRerank()] }
 */
export function jinaRerank(): EndpointCodec<JinaRerankCall, RerankingReply> {
  return {
    kind: "endpoint",
    decode,
    validate,
    reply: scoreDocuments,
    encode: (reply, call, { countTokens }) => encode(reply, call, countTokens),
    encodeError: encodeJinaError,
    parameters: PARAMETERS,
  };
}

const PARAMETERS: ReadonlySet<string> = new Set([
  "documents",
  "max_doc_length",
  "model",
  "query",
  "return_documents",
  "return_embeddings",
  "top_n",
  "truncation",
]);
