import { AnthropicBedrockMantle } from "@anthropic-ai/bedrock-sdk";
import { Cerebras } from "@cerebras/cerebras_cloud_sdk";
import Perplexity from "@perplexity-ai/perplexity_ai";
import Anthropic from "anthropic-sdk-0";
import Groq from "groq-sdk";
import type OpenAI from "openai";
import Together from "together-ai";
import { llm } from "../../src/index.ts";
import type { FaultClient } from "../contract/observe-faults.ts";
import {
  createDeployment,
  createHuggingFace,
  createOpenRouter,
  createOutput,
  createPrediction,
  createRuns,
  createTextGeneration,
  createWorkers,
} from "./own-fault-clients.ts";
import { readChat, readCompletions, readMessages, readResponses } from "./fault-readers.ts";

const OPTIONS = { apiKey: "any", logLevel: "off", maxRetries: 0 } as const;

/** Makes a client once the server listens: SDKs take hold of `fetch` in their constructor. */
type Create = (name: string) => FaultClient;

/** Vendors' own packages, where the contract suite asks an endpoint by another, or not at all; a `+` names the package. */
export const OWN_CLIENTS: Record<string, Create> = {
  "anthropic.complete": createComplete,
  "bedrock.messages": (name) => readMessages({ name, mock: llm.bedrock.messages }, toMantle()),
  "cerebras.chat": (name) =>
    readChat({ name, mock: llm.cerebras.chat, holdsBack: true }, toCerebras()),
  "cerebras.completions": (name) =>
    readCompletions({ name, mock: llm.cerebras.completions, holdsBack: true }, toCerebras()),
  "cloudflare.run+workers-ai-provider": createWorkers,
  "groq.chat+groq-sdk": (name) =>
    readChat({ name, mock: llm.groq.chat }, new Groq(OPTIONS) as unknown as OpenAI),
  "huggingface.chatCompletion+@huggingface/inference": createHuggingFace,
  "huggingface.textGeneration": createTextGeneration,
  "openai.runs": createRuns,
  "openrouter.chat+@openrouter/sdk": createOpenRouter,
  "perplexity.chat": (name) => readChat({ name, mock: llm.perplexity.chat }, toPerplexity()),
  "perplexity.responses": (name) =>
    readResponses({ name, mock: llm.perplexity.responses }, toPerplexity()),
  "replicate.deployments": createDeployment,
  "replicate.predictions": createPrediction,
  "replicate.predictions.stream": createOutput,
  "together.chat": createTogether,
  "together.completions": (name) =>
    readCompletions({ name, mock: llm.together.completions }, toTogether()),
};

function toMantle(): Pick<AnthropicBedrockMantle, "messages"> {
  const keys = { awsAccessKey: "any", awsSecretAccessKey: "any" };
  return new AnthropicBedrockMantle({
    awsRegion: "us-east-1",
    ...keys,
    logLevel: "off",
    maxRetries: 0,
  });
}

/** These three were generated as OpenAI's was, and are called as it is. */
function toCerebras(): OpenAI {
  return new Cerebras({ ...OPTIONS, warmTCPConnection: false }) as unknown as OpenAI;
}

function toPerplexity(): OpenAI {
  return new Perplexity(OPTIONS) as unknown as OpenAI;
}

function toTogether(): OpenAI {
  return new Together(OPTIONS) as unknown as OpenAI;
}

/** Its helper throws at a lost connection where nobody can catch it: "Cannot access 'TogetherError' before initialization". */
function createTogether(name: string): FaultClient {
  const { stream: _, ...client } = readChat({ name, mock: llm.together.chat }, toTogether());
  return client;
}

/** Newer ones have it no more. */
function createComplete(name: string): FaultClient {
  const { completions } = new Anthropic(OPTIONS);
  const prompt = "\n\nHuman: Hello\n\nAssistant:";
  const params = { model: "claude-2.1", prompt, max_tokens_to_sample: 99 };
  return {
    name,
    mock: llm.anthropic.complete,
    ask: (options) => completions.create(params, options),
    async *deltas(options) {
      const stream = await completions.create({ ...params, stream: true }, options);
      for await (const { completion } of stream) yield completion;
    },
  };
}
