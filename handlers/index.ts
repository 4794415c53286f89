import { anthropic } from "./anthropic.ts";
import { azureOpenAI } from "./azure-openai.ts";
import { bedrock } from "./bedrock.ts";
import { gemini } from "./gemini.ts";
import { litellm } from "./litellm.ts";
import { openai } from "./openai.ts";
import { vercelGateway } from "./vercel-ai-gateway.ts";

/** Every provider that is mounted by default. */
export const allProviders = {
  anthropic,
  azureOpenAI,
  bedrock,
  gemini,
  litellm,
  openai,
  vercelGateway,
};

export type AllProviders = typeof allProviders;
