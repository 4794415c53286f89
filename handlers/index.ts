import { anthropic } from "./anthropic.ts";
import { bedrock } from "./bedrock.ts";
import { gemini } from "./gemini.ts";
import { litellm } from "./litellm.ts";
import { openai } from "./openai.ts";

/** Every provider that is mounted by default. */
export const allProviders = { anthropic, bedrock, gemini, litellm, openai };

export type AllProviders = typeof allProviders;
