import type { CodecContext } from "../../codec.ts";
import { checkVectors } from "../../embedding-model/check-vectors.ts";
import { countValues } from "../../embedding-model/count-values.ts";
import { quantize, quantizeToBase64 } from "../../embedding-model/quantize.ts";
import { encodeCohereMeta } from "../cohere-meta.ts";
import { toUUID, UUID } from "../uuid.ts";
import type * as wire from "./wire.ts";

type Context = Pick<CodecContext, "generateId" | "countTokens"> & wire.CohereVersionOptions;

export function encode(
  vectors: number[][],
  call: wire.CohereEmbedCall,
  { version = "2", generateId, countTokens }: Context,
): wire.EmbedResponse {
  const { values, texts, images, modelId, dimensions, types, asksForDimensions } = call;
  const expected = asksForDimensions ? dimensions : undefined;
  checkVectors(vectors, { inputs: values.length, modelId, dimensions: expected });
  const isList = version === "1" && types.length === 0;
  const asked: wire.EmbeddingType[] = types.length > 0 ? types : ["float"];
  const tokens = countValues(texts, countTokens);
  return {
    id: toUUID(generateId(UUID)),
    texts,
    embeddings: isList
      ? vectors
      : Object.fromEntries(asked.map((type) => [type, encodeVectors(vectors, type)])),
    ...(images.length > 0 && { images: images.map(encodeImage) }),
    meta: encodeCohereMeta(
      version,
      texts.length > 0 ? { input_tokens: tokens } : { images: values.length },
    ),
    response_type: isList ? "embeddings_floats" : "embeddings_by_type",
  };
}

function encodeVectors(vectors: number[][], type: wire.EmbeddingType): number[][] | string[] {
  if (type === "base64") return vectors.map((vector) => quantizeToBase64(vector, "float"));
  return vectors.map((vector) => quantize(vector, type));
}

/** Its size would have to be read from the picture. */
function encodeImage(mediaType: string): wire.CohereImage {
  return { width: 2, height: 2, format: mediaType, bit_depth: 0 };
}
