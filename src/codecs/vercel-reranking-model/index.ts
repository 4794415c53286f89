import type { EndpointCodec } from "../../codec.ts";
import type { RerankingCall, RerankingReply } from "../../reranking-model/call.ts";
import { scoreDocuments } from "../../reranking-model/rank.ts";
import { encodeVercelError } from "../vercel-error.ts";
import { decode } from "./decode.ts";
import { encode } from "./encode.ts";
import { validate } from "./validate.ts";

/**
 * An order of documents by the AI SDK's own protocol. A reply is their indexes, the best first, or `{ scores }`.
 *
 * @see https://ai-sdk.dev/docs/ai-sdk-core/reranking
 */
export function vercelRerankingModel(): EndpointCodec<RerankingCall, RerankingReply> {
  return {
    kind: "endpoint",
    decode,
    validate,
    reply: scoreDocuments,
    encode,
    encodeError: (error, call) => encodeVercelError(error, call?.modelId),
    parameters: PARAMETERS,
  };
}

const PARAMETERS: ReadonlySet<string> = new Set(["documents", "providerOptions", "query", "topN"]);
