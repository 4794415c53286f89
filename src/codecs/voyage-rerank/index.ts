import type { EndpointCodec } from "../../codec.ts";
import type { RerankingReply } from "../../reranking-model/call.ts";
import { scoreDocuments } from "../../reranking-model/rank.ts";
import { encodeVoyageError } from "../voyage-error.ts";
import { decode } from "./decode.ts";
import { encode } from "./encode.ts";
import { validate } from "./validate.ts";
import type { VoyageRerankCall } from "./wire.ts";

/**
 * Voyage's order of documents. A reply is their indexes, the best first, or `{ scores }`.
 *
 * @see https://docs.voyageai.com/reference/reranker-api
 *
 * @example
 * operations: { rerank: ["POST", "/rerank", voyageRerank()] }
 */
export function voyageRerank(): EndpointCodec<VoyageRerankCall, RerankingReply> {
  return {
    kind: "endpoint",
    decode,
    validate,
    reply: scoreDocuments,
    encode: (reply, call, { countTokens }) => encode(reply, call, countTokens),
    encodeError: encodeVoyageError,
    parameters: PARAMETERS,
  };
}

const PARAMETERS: ReadonlySet<string> = new Set([
  "documents",
  "model",
  "query",
  "return_documents",
  "top_k",
  "truncation",
]);
