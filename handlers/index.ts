import { anthropic } from "./anthropic.ts";
import { openai } from "./openai.ts";

/** Every provider that is mounted by default. */
export const allProviders = { anthropic, openai };

export type AllProviders = typeof allProviders;
