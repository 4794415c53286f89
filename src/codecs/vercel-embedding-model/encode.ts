import type { EmbeddingCall } from "../../embedding-model/call.ts";
import { checkVectors } from "../../embedding-model/check-vectors.ts";
import { countValues } from "../../embedding-model/count-values.ts";
import type { CountTokens } from "../../tokens.ts";
import { optionalNumber, toObject } from "../read.ts";
import type { EmbeddingResult } from "./wire.ts";

export function encode(
  embeddings: number[][],
  { values, modelId, body }: EmbeddingCall,
  countTokens: CountTokens,
): EmbeddingResult {
  const dimensions = optionalNumber(toObject(body)["dimensions"]);
  checkVectors(embeddings, { inputs: values.length, modelId, dimensions });
  return {
    embeddings,
    usage: { tokens: countValues(values, countTokens) },
    providerMetadata: { gateway: { cost: "0" } },
  };
}
