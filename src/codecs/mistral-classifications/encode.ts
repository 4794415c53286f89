import type { CodecContext } from "../../codec.ts";
import type * as wire from "./wire.ts";

/** How sure a classifier is of a label that a test names. */
const SURE = 0.98;

export function encode(
  reply: wire.MistralClassification | wire.MistralClassification[],
  { modelId, values }: wire.MistralClassificationCall,
  { generateId }: CodecContext,
): wire.ClassificationList {
  const classifications = Array.isArray(reply) ? reply : values.map(() => reply);
  if (classifications.length !== values.length) {
    throw new Error(
      `the request has ${values.length} inputs and the reply ${classifications.length} classifications. Give one for each input, or one alone for all.`,
    );
  }
  return {
    id: generateId({ prefix: "", size: 32, alphabet: "hex" }),
    model: modelId,
    results: classifications.map((classification) =>
      Object.fromEntries(
        Object.entries(classification).map(([target, labels]) => [
          target,
          { scores: typeof labels === "string" ? { [labels]: SURE } : labels },
        ]),
      ),
    ),
  };
}
