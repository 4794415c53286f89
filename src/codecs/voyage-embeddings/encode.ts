import { checkVectors } from "../../embedding-model/check-vectors.ts";
import { countValues } from "../../embedding-model/count-values.ts";
import type { CountTokens } from "../../tokens.ts";
import { encodeEmbeddingItems } from "../embedding-list.ts";
import { toObject, toObjects, toText } from "../read.ts";
import type * as wire from "./wire.ts";

/** What an image counts as, whose size would have to be read from it: 560 pixels are a token. */
const IMAGE_PIXELS = 50_176;
const PIXELS_A_TOKEN = 560;

export function encode(
  vectors: number[][],
  call: wire.VoyageEmbeddingCall,
  { isMultimodal, countTokens }: wire.VoyageEmbeddingsOptions & { countTokens: CountTokens },
): wire.EmbeddingList {
  const { values, texts, modelId, dimensions, asksForDimensions } = call;
  const expected = asksForDimensions ? dimensions : undefined;
  checkVectors(vectors, { inputs: values.length, modelId, dimensions: expected });
  const textTokens = countValues(texts, countTokens);
  const pixels = countImages(call) * IMAGE_PIXELS;
  const total = textTokens + Math.ceil(pixels / PIXELS_A_TOKEN);
  return {
    object: "list",
    data: encodeEmbeddingItems(vectors, call),
    model: modelId,
    usage: {
      ...(isMultimodal && { text_tokens: textTokens, image_pixels: pixels }),
      total_tokens: total,
    },
  };
}

function countImages({ body }: wire.VoyageEmbeddingCall): number {
  const parts = toObjects(toObject(body)["inputs"]).flatMap(({ content }) => toObjects(content));
  return parts.filter(({ type }) => toText(type).startsWith("image")).length;
}
