import { openai } from "./openai.ts";

/** Every provider that is mounted by default. */
export const allProviders = { openai };

export type AllProviders = typeof allProviders;
