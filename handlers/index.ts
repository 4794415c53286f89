import { ai21 } from "./ai21.ts";
import { anthropic } from "./anthropic.ts";
import { azureOpenAI } from "./azure-openai.ts";
import { baseten } from "./baseten.ts";
import { bedrock } from "./bedrock.ts";
import { cerebras } from "./cerebras.ts";
import { cloudflare } from "./cloudflare.ts";
import { cohere } from "./cohere.ts";
import { dashscope } from "./dashscope.ts";
import { databricks } from "./databricks.ts";
import { deepinfra } from "./deepinfra.ts";
import { deepseek } from "./deepseek.ts";
import { fireworks } from "./fireworks.ts";
import { gemini } from "./gemini.ts";
import { githubCopilot } from "./github-copilot.ts";
import { githubModels } from "./github-models.ts";
import { googleAuth } from "./google-auth.ts";
import { groq } from "./groq.ts";
import { huggingface } from "./huggingface.ts";
import { hyperbolic } from "./hyperbolic.ts";
import { jina } from "./jina.ts";
import { litellm } from "./litellm.ts";
import { llamacpp } from "./llamacpp.ts";
import { lmstudio } from "./lmstudio.ts";
import { mistral } from "./mistral.ts";
import { moonshot } from "./moonshot.ts";
import { novita } from "./novita.ts";
import { nvidia } from "./nvidia.ts";
import { ollama } from "./ollama.ts";
import { openai } from "./openai.ts";
import { openrouter } from "./openrouter.ts";
import { perplexity } from "./perplexity.ts";
import { replicate } from "./replicate.ts";
import { sambanova } from "./sambanova.ts";
import { together } from "./together.ts";
import { venice } from "./venice.ts";
import { vercelGateway } from "./vercel-ai-gateway.ts";
import { vertex } from "./vertex.ts";
import { vllm } from "./vllm.ts";
import { voyage } from "./voyage.ts";
import { xai } from "./xai.ts";
import { zai } from "./zai.ts";

/** Every provider that is mounted by default. */
export const allProviders = {
  ai21,
  anthropic,
  azureOpenAI,
  baseten,
  bedrock,
  cerebras,
  cloudflare,
  cohere,
  dashscope,
  databricks,
  deepinfra,
  deepseek,
  fireworks,
  gemini,
  githubCopilot,
  githubModels,
  googleAuth,
  groq,
  huggingface,
  hyperbolic,
  jina,
  litellm,
  lmstudio,
  mistral,
  moonshot,
  novita,
  nvidia,
  ollama,
  openai,
  openrouter,
  perplexity,
  replicate,
  sambanova,
  together,
  venice,
  vercelGateway,
  vertex,
  voyage,
  xai,
  zai,
};

export type AllProviders = typeof allProviders;

/** Servers on ports that everybody uses: mounted where a test names them. */
export const unmountedProviders = { llamacpp, vllm };

export type UnmountedProviders = typeof unmountedProviders;
