import type { EndpointCodec } from "../../codec.ts";
import type { EmbeddingCall } from "../../embedding-model/call.ts";
import { embedValues } from "../../embedding-model/embed-values.ts";
import { PERPLEXITY } from "../perplexity.ts";
import { decode } from "./decode.ts";
import { encode } from "./encode.ts";
import { validate } from "./validate.ts";

/**
 * Perplexity's vectors: bytes, or bits, in base64. A reply is a list of vectors from -1 to 1, one an input.
 *
 * @see https://docs.perplexity.ai/api-reference/embeddings-post
 *
 * @example
 * operations: { embeddings: ["POST", "/v1/embeddings", perplexityEmbeddings()] }
 */
export function perplexityEmbeddings(): EndpointCodec<EmbeddingCall, number[][]> {
  return {
    kind: "endpoint",
    decode,
    validate,
    reply: embedValues,
    encode,
    encodeError: (error, call) => PERPLEXITY.errorShape(error, call?.modelId),
    parameters: PARAMETERS,
  };
}

const PARAMETERS: ReadonlySet<string> = new Set([
  "dimensions",
  "encoding_format",
  "input",
  "model",
]);
