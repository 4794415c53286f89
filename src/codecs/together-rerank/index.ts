import type { EndpointCodec } from "../../codec.ts";
import type { RerankingReply } from "../../reranking-model/call.ts";
import { scoreDocuments } from "../../reranking-model/rank.ts";
import { TOGETHER } from "../together.ts";
import { decode } from "./decode.ts";
import { encode } from "./encode.ts";
import { validate } from "./validate.ts";
import type { TogetherRerankCall } from "./wire.ts";

/**
 * Together's order of documents. A reply is their indexes, the best first, or `{ scores }`.
 *
 * @see https://docs.together.ai/reference/rerank-1
 *
 * @example
 * operations: { rerank: ["POST", "/rerank", togetherRerank()] }
 */
export function togetherRerank(): EndpointCodec<TogetherRerankCall, RerankingReply> {
  return {
    kind: "endpoint",
    decode,
    validate,
    reply: scoreDocuments,
    encode,
    encodeError: (error, call) => TOGETHER.errorShape(error, call?.modelId),
    parameters: PARAMETERS,
  };
}

const PARAMETERS: ReadonlySet<string> = new Set([
  "documents",
  "model",
  "query",
  "rank_fields",
  "return_documents",
  "top_n",
]);
