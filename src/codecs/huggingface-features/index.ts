import type { EndpointCodec } from "../../codec.ts";
import type { EmbeddingCall } from "../../embedding-model/call.ts";
import { embed } from "../../embedding-model/embed.ts";
import { encodeHuggingFaceError, onRouter } from "../huggingface-error.ts";
import { decode, decodeSimilarity } from "./decode.ts";
import { encode, encodeScores } from "./encode.ts";
import { validate } from "./validate.ts";

/**
 * Feature extraction on Hugging Face's own inference; a reply is a list of vectors, one a text.
 *
 * @see https://huggingface.co/docs/inference-providers/tasks/feature-extraction
 *
 * @example
 * server.use(llm.huggingface.featureExtraction([[0.1, 0.2]]));
 */
export function huggingFaceFeatures(): EndpointCodec<EmbeddingCall, number[][]> {
  return onRouter<EndpointCodec<EmbeddingCall, number[][]>>({
    ...BASE,
    decode,
    reply: ({ values, dimensions }) => values.map((text) => embed(text, dimensions)),
    encode,
  });
}

/** How alike sentences are; a reply is a list of numbers, without one the measure of their vectors. */
export function huggingFaceSimilarity(): EndpointCodec<EmbeddingCall, number[]> {
  return onRouter<EndpointCodec<EmbeddingCall, number[]>>({
    ...BASE,
    decode: decodeSimilarity,
    reply({ values: [source = "", ...sentences], dimensions }) {
      const vector = embed(source, dimensions);
      return sentences.map((text) => dot(vector, embed(text, dimensions)));
    },
    encode: encodeScores,
  });
}

const BASE: Pick<EndpointCodec<EmbeddingCall>, "kind" | "validate" | "encodeError"> = {
  kind: "endpoint",
  validate,
  encodeError: (error, call) => encodeHuggingFaceError(error, call?.modelId),
};

/** Of vectors of unit length: their cosine. */
function dot(one: number[], other: number[]): number {
  return one.reduce((sum, value, index) => sum + value * (other[index] ?? 0), 0);
}
