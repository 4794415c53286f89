import { anthropic } from "./anthropic.ts";
import { azureOpenAI } from "./azure-openai.ts";
import { bedrock } from "./bedrock.ts";
import { cohere } from "./cohere.ts";
import { gemini } from "./gemini.ts";
import { googleAuth } from "./google-auth.ts";
import { jina } from "./jina.ts";
import { litellm } from "./litellm.ts";
import { mistral } from "./mistral.ts";
import { openai } from "./openai.ts";
import { vercelGateway } from "./vercel-ai-gateway.ts";
import { vertex } from "./vertex.ts";
import { voyage } from "./voyage.ts";

/** Every provider that is mounted by default. */
export const allProviders = {
  anthropic,
  azureOpenAI,
  bedrock,
  cohere,
  gemini,
  googleAuth,
  jina,
  litellm,
  mistral,
  openai,
  vercelGateway,
  vertex,
  voyage,
};

export type AllProviders = typeof allProviders;
