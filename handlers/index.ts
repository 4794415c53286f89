import { anthropic } from "./anthropic.ts";
import { azureOpenAI } from "./azure-openai.ts";
import { bedrock } from "./bedrock.ts";
import { cerebras } from "./cerebras.ts";
import { cloudflare } from "./cloudflare.ts";
import { cohere } from "./cohere.ts";
import { deepseek } from "./deepseek.ts";
import { gemini } from "./gemini.ts";
import { googleAuth } from "./google-auth.ts";
import { groq } from "./groq.ts";
import { huggingface } from "./huggingface.ts";
import { jina } from "./jina.ts";
import { litellm } from "./litellm.ts";
import { mistral } from "./mistral.ts";
import { ollama } from "./ollama.ts";
import { openai } from "./openai.ts";
import { openrouter } from "./openrouter.ts";
import { replicate } from "./replicate.ts";
import { vercelGateway } from "./vercel-ai-gateway.ts";
import { vertex } from "./vertex.ts";
import { voyage } from "./voyage.ts";
import { xai } from "./xai.ts";

/** Every provider that is mounted by default. */
export const allProviders = {
  anthropic,
  azureOpenAI,
  bedrock,
  cerebras,
  cloudflare,
  cohere,
  deepseek,
  gemini,
  googleAuth,
  groq,
  huggingface,
  jina,
  litellm,
  mistral,
  ollama,
  openai,
  openrouter,
  replicate,
  vercelGateway,
  vertex,
  voyage,
  xai,
};

export type AllProviders = typeof allProviders;
