import type { EndpointCodec } from "../../codec.ts";
import { countValues } from "../../embedding-model/count-values.ts";
import { embedValues } from "../../embedding-model/embed-values.ts";
import { encodeMistralError } from "../mistral-error.ts";
import { decode } from "./decode.ts";
import { encode } from "./encode.ts";
import { validate } from "./validate.ts";
import type { MistralEmbeddingCall } from "./wire.ts";

/**
 * Mistral's embeddings. A reply is a list of vectors, one an input; without one, they are made from the texts.
 *
 * @see https://docs.mistral.ai/api/endpoint/embeddings
 *
 * @example
 * operations: { embeddings: ["POST", "/embeddings", mistralEmbeddings()] }
 */
export function mistralEmbeddings(): EndpointCodec<MistralEmbeddingCall, number[][]> {
  return {
    kind: "endpoint",
    decode,
    validate,
    reply: embedValues,
    countInput: ({ values }, { countTokens }) => countValues(values, countTokens),
    encode,
    encodeError: encodeMistralError,
    parameters: PARAMETERS,
  };
}

const PARAMETERS: ReadonlySet<string> = new Set([
  "encoding_format",
  "input",
  "metadata",
  "model",
  "output_dimension",
  "output_dtype",
]);
