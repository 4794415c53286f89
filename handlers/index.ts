import { anthropic } from "./anthropic.ts";
import { gemini } from "./gemini.ts";
import { groq } from "./groq.ts";
import { litellm } from "./litellm.ts";
import { openai } from "./openai.ts";

/** Every provider that is mounted by default. */
export const allProviders = { anthropic, gemini, groq, litellm, openai };

export type AllProviders = typeof allProviders;
