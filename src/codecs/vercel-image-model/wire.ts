import type { BaseCall } from "../../language-model/call.ts";

export interface ImageCall extends BaseCall {
  /** How many are asked for. */
  n: number;
}

/** @see https://github.com/vercel/ai/tree/main/packages/provider/src/image-model/v4 */
export interface ImageResult {
  /** Base64. */
  images: string[];
  providerMetadata: { gateway: { cost: string } };
}
