import type { Usage } from "../language-model/result.ts";

/** What an answer cost. @see https://docs.cohere.com/docs/how-does-cohere-pricing-work */
export interface CohereUsage {
  billed_units: { input_tokens: number; output_tokens: number };
  tokens: { input_tokens: number; output_tokens: number; reasoning_tokens?: number };
  cached_tokens: number;
}

export interface CohereMeta {
  api_version: { version: "1" | "2" };
  billed_units?: Record<string, number>;
  tokens?: CohereUsage["tokens"];
  cached_tokens?: number;
}

/** What Cohere puts around a prompt is billed to nobody, and here there is nothing around it. */
export function encodeCohereUsage({ inputTokens, outputTokens }: Usage): CohereUsage {
  const { total, reasoning } = outputTokens;
  const counts = { input_tokens: inputTokens.total, output_tokens: total };
  return {
    billed_units: counts,
    tokens: { ...counts, ...(reasoning > 0 && { reasoning_tokens: reasoning }) },
    cached_tokens: inputTokens.cacheRead,
  };
}

export function encodeCohereMeta(
  version: "1" | "2",
  billedUnits?: Record<string, number>,
): CohereMeta {
  return {
    api_version: { version },
    ...(billedUnits && { billed_units: billedUnits }),
  };
}
