import type { EndpointCodec } from "../../codec.ts";
import { embedValues } from "../../embedding-model/embed-values.ts";
import { encodeJinaError } from "../jina-error.ts";
import { decode } from "./decode.ts";
import { encode } from "./encode.ts";
import { validate } from "./validate.ts";
import type { JinaEmbeddingCall } from "./wire.ts";

/**
 * Jina's embeddings. A reply is a list of vectors, one an input; without one, they are made from the inputs.
 *
 * @see https://api.jina.ai/openapi.json
 *
 * @example
 * operations: { embeddings: ["POST", "/embeddings", jinaEmbeddings()] }
 */
export function jinaEmbeddings(): EndpointCodec<JinaEmbeddingCall, number[][]> {
  return {
    kind: "endpoint",
    decode,
    validate,
    reply: embedValues,
    encode: (vectors, call, { countTokens }) => encode(vectors, call, countTokens),
    encodeError: encodeJinaError,
    parameters: PARAMETERS,
  };
}

const PARAMETERS: ReadonlySet<string> = new Set([
  "dimensions",
  "embedding_type",
  "input",
  "input_type",
  "late_chunking",
  "model",
  "normalized",
  "return_multivector",
  "return_tokenized_input",
  "task",
  "truncate",
]);
