import { litellm } from "./litellm.ts";
import { openai } from "./openai.ts";

/** Every provider that is mounted by default. */
export const allProviders = { litellm, openai };

export type AllProviders = typeof allProviders;
