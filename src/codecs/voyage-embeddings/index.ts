import type { EndpointCodec } from "../../codec.ts";
import { embedValues } from "../../embedding-model/embed-values.ts";
import { encodeVoyageError } from "../voyage-error.ts";
import { decode } from "./decode.ts";
import { encode } from "./encode.ts";
import { validate } from "./validate.ts";
import type { VoyageEmbeddingCall, VoyageEmbeddingsOptions } from "./wire.ts";

/**
 * Voyage's embeddings, of texts or of texts with images. A reply is a list of vectors, one an input; without one, they
 * are made from the inputs.
 *
 * @see https://docs.voyageai.com/reference/embeddings-api
 *
 * @example
 * operations: { embed: ["POST", "/embeddings", voyageEmbeddings()] }
 */
export function voyageEmbeddings(
  options: VoyageEmbeddingsOptions = {},
): EndpointCodec<VoyageEmbeddingCall, number[][]> {
  return {
    kind: "endpoint",
    decode: (request) => decode(request, options),
    validate: (call) => validate(call, options),
    reply: embedValues,
    encode: (vectors, call, { countTokens }) => encode(vectors, call, { ...options, countTokens }),
    encodeError: encodeVoyageError,
    parameters: PARAMETERS,
  };
}

const PARAMETERS: ReadonlySet<string> = new Set([
  "encoding_format",
  "input",
  "input_type",
  "inputs",
  "model",
  "output_dimension",
  "output_dtype",
  "output_encoding",
  "truncation",
]);
