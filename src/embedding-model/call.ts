import type { BaseCall } from "../language-model/call.ts";

/** One request for vectors, in neutral words. */
export interface EmbeddingCall extends BaseCall {
  /** The texts; token lists and other inputs stand as their JSON. */
  values: string[];
  /** How long each vector is to be; the provider's own default where it was not asked. */
  dimensions: number;
}
