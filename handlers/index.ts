import { anthropic } from "./anthropic.ts";
import { bedrock } from "./bedrock.ts";
import { cloudflare } from "./cloudflare.ts";
import { gemini } from "./gemini.ts";
import { huggingface } from "./huggingface.ts";
import { litellm } from "./litellm.ts";
import { ollama } from "./ollama.ts";
import { openai } from "./openai.ts";
import { replicate } from "./replicate.ts";

/** Every provider that is mounted by default. */
export const allProviders = {
  anthropic,
  bedrock,
  cloudflare,
  gemini,
  huggingface,
  litellm,
  ollama,
  openai,
  replicate,
};

export type AllProviders = typeof allProviders;
