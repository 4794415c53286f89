import { checkVectors } from "../../embedding-model/check-vectors.ts";
import type { CountTokens } from "../../tokens.ts";
import { toFields, toMembers } from "../google-fields.ts";
import { isOther } from "./decode.ts";
import type { PredictCall, PredictResponse } from "./wire.ts";

export function encode(
  vectors: number[][],
  { values, modelId, asked, body }: PredictCall,
  countTokens: CountTokens,
): PredictResponse {
  checkInstances(body);
  checkVectors(vectors, { inputs: values.length, modelId, dimensions: asked });
  return {
    predictions: vectors.map((vector, index) => ({
      embeddings: {
        values: vector,
        statistics: { truncated: false, token_count: countTokens(values[index] ?? "") },
      },
    })),
    metadata: { billableCharacterCount: values.join("").replace(/\s/g, "").length },
  };
}

/** Videos and models of one's own have the same endpoint. */
function checkInstances(body: unknown): void {
  const instances = toMembers(toFields(body)["instances"]).map(toFields);
  if (!instances.some(isOther)) return;
  throw new Error(
    "the request is for no vectors of texts, and no other prediction is mocked yet. Answer with a Response.",
  );
}
