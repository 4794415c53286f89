import type { EndpointCodec } from "../../codec.ts";
import { embedValues } from "../../embedding-model/embed-values.ts";
import { encodeVoyageError } from "../voyage-error.ts";
import { decode } from "./decode.ts";
import { encode } from "./encode.ts";
import { validate } from "./validate.ts";
import type { ContextualizedCall } from "./wire.ts";

/**
 * Voyage's embeddings of chunks within their documents. A reply is a list of vectors, one a chunk; without one, they
 * are made from the chunks.
 *
 * @see https://docs.voyageai.com/reference/contextualized-embeddings-api
 *
 * @example
 * operations: { contextualizedEmbed: ["POST", "/contextualizedembeddings", voyageContextualized()] }
 */
export function voyageContextualized(): EndpointCodec<ContextualizedCall, number[][]> {
  return {
    kind: "endpoint",
    decode,
    validate,
    reply: embedValues,
    encode: (vectors, call, { countTokens }) => encode(vectors, call, countTokens),
    encodeError: encodeVoyageError,
    parameters: PARAMETERS,
  };
}

const PARAMETERS: ReadonlySet<string> = new Set([
  "chunk_overlap",
  "chunk_size",
  "enable_auto_chunking",
  "encoding_format",
  "input_type",
  "inputs",
  "model",
  "output_dimension",
  "output_dtype",
]);
