import type { EndpointCodec } from "../../codec.ts";
import type { RerankingCall, RerankingReply } from "../../reranking-model/call.ts";
import { scoreDocuments } from "../../reranking-model/rank.ts";
import { OPENROUTER } from "../openrouter.ts";
import { decode } from "./decode.ts";
import { encode } from "./encode.ts";
import { validate } from "./validate.ts";

/**
 * OpenRouter's order of documents. A reply is their indexes, the best first, or `{ scores }`.
 *
 * @see https://openrouter.ai/docs/api/api-reference/rerank/create-rerank
 *
 * @example
 * operations: { rerank: ["POST", "/rerank", openrouterRerank()] }
 */
export function openrouterRerank(): EndpointCodec<RerankingCall, RerankingReply> {
  return {
    kind: "endpoint",
    decode,
    validate,
    reply: scoreDocuments,
    encode,
    encodeError: (error, call) => OPENROUTER.errorShape(error, call?.modelId),
  };
}
