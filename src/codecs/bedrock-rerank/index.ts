import type { EndpointCodec } from "../../codec.ts";
import { encodeBedrockError } from "../bedrock-error.ts";
import { findKind, toModelId } from "../bedrock-model.ts";
import { decode } from "./decode.ts";
import { encode, rank } from "./encode.ts";
import { validate } from "./validate.ts";
import type { Ranked, RerankCall } from "./wire.ts";

/**
 * Bedrock's Rerank, and InvokeModel for the models that it asks. A reply is a list of indexes, the best first, or of indexes with scores.
 *
 * @see https://docs.aws.amazon.com/bedrock/latest/APIReference/API_agent-runtime_Rerank.html
 *
 * @example
 * server.use(llm.bedrock.rerank([2, 0, 1]));
 */
export function bedrockRerank(): EndpointCodec<RerankCall, (number | Ranked)[]> {
  return {
    kind: "endpoint",
    // Rerank's own path names no model
    serves: (params) =>
      Object.keys(params).length === 0 || findKind(toModelId(params)) === "reranking",
    decode,
    validate,
    reply: rank,
    encode,
    encodeError: encodeBedrockError,
  };
}
