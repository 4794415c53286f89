import type { EndpointCodec } from "../../codec.ts";
import { embedValues } from "../../embedding-model/embed-values.ts";
import { isImageModel } from "../google-image-models.ts";
import { googleJSON } from "../google-json.ts";
import { encodeVertexError } from "../vertex-error.ts";
import { decode } from "./decode.ts";
import { encode } from "./encode.ts";
import { validate } from "./validate.ts";
import type { PredictCall } from "./wire.ts";

/**
 * Vertex AI's predictions of vectors; those of images have an endpoint of their own, and no others are mocked. A reply is
 * a list of vectors, one an instance.
 *
 * @see https://cloud.google.com/vertex-ai/generative-ai/docs/model-reference/text-embeddings-api
 */
export function vertexPredict(): EndpointCodec<PredictCall, number[][]> {
  return {
    kind: "endpoint",
    json: googleJSON,
    serves: (params) => !isImageModel(params),
    decode,
    validate,
    reply: embedValues,
    countInput: ({ values }, { countTokens }) =>
      values.reduce((sum, value) => sum + countTokens(value), 0),
    encode: (vectors, call, { countTokens }) => encode(vectors, call, countTokens),
    encodeError: (error, call) => encodeVertexError(error, call?.url, call?.modelId),
  };
}
