import type { EndpointCodec } from "../../codec.ts";
import { countValues } from "../../embedding-model/count-values.ts";
import { embedValues } from "../../embedding-model/embed-values.ts";
import { encodeCohereError } from "../cohere-error.ts";
import { decode } from "./decode.ts";
import { encode } from "./encode.ts";
import { validate } from "./validate.ts";
import type { CohereEmbedCall, CohereVersionOptions } from "./wire.ts";

/**
 * Cohere's embeddings, of both versions. A reply is a list of vectors, one an input; the types that the request names
 * are made of them.
 *
 * @see https://docs.cohere.com/reference/embed
 *
 * @example
 * operations: { embed: ["POST", "/v2/embed", cohereEmbed()] }
 */
export function cohereEmbed(
  options: CohereVersionOptions = {},
): EndpointCodec<CohereEmbedCall, number[][]> {
  return {
    kind: "endpoint",
    decode,
    validate: (call) => validate(call, options),
    reply: embedValues,
    countInput: ({ texts }, { countTokens }) => countValues(texts, countTokens),
    encode: (vectors, call, { generateId, countTokens }) =>
      encode(vectors, call, { ...options, generateId, countTokens }),
    encodeError: encodeCohereError,
    parameters: PARAMETERS,
  };
}

const PARAMETERS: ReadonlySet<string> = new Set([
  "embedding_types",
  "images",
  "input_type",
  "inputs",
  "max_tokens",
  "model",
  "output_dimension",
  "priority",
  "texts",
  "truncate",
]);
