import { anthropic } from "./anthropic.ts";
import { azureOpenAI } from "./azure-openai.ts";
import { bedrock } from "./bedrock.ts";
import { gemini } from "./gemini.ts";
import { litellm } from "./litellm.ts";
import { openai } from "./openai.ts";

/** Every provider that is mounted by default. */
export const allProviders = { anthropic, azureOpenAI, bedrock, gemini, litellm, openai };

export type AllProviders = typeof allProviders;
