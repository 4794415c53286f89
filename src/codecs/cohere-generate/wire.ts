import type { CohereMeta } from "../cohere-meta.ts";
import type { CohereV1FinishReason } from "../cohere-v1.ts";

/** @see https://docs.cohere.com/v1/reference/generate */
export interface Generations {
  id: string;
  generations: Generation[];
  prompt: string;
  meta: CohereMeta;
}

export interface Generation {
  id: string;
  /** Where there are several. */
  index?: number;
  text: string;
  finish_reason: CohereV1FinishReason;
}
