import { Anthropic } from "@anthropic-ai/sdk";
import Perplexity from "@perplexity-ai/perplexity_ai";
import OpenAI from "openai";
import Together from "together-ai";
import { llm } from "../../src/index.ts";
import type { Client } from "../../test/contract/client.ts";
import { generateContent } from "../../test/sdk/gemini-client.ts";
import { createMessagesClient } from "../../test/support/anthropic-messages-client.ts";
import { createChatClient } from "../../test/support/openai-chat-client.ts";
import { OPENAI_ERRORS } from "../../test/support/openai-errors.ts";
import { createResponsesClient } from "../../test/support/openai-responses-client.ts";

/** An endpoint that the docs show, asked through its SDK. */
export interface Subject {
  title: string;
  /** The SDK's package. */
  sdk: string;
  client: Client;
}

/** Made once the server listens: SDKs take hold of `fetch` in their constructor. */
export function createSubjects(): Subject[] {
  const options = { apiKey: "any", logLevel: "off" as const };
  const openai = new OpenAI(options);
  const proxy = new OpenAI({ ...options, baseURL: "http://localhost:4000" });
  const anthropic = new Anthropic(options);
  const midStream = { className: "APIError", status: undefined, code: null };
  const chat = { errors: OPENAI_ERRORS, midStream };
  const {
    openai: toOpenAI,
    litellm: toProxy,
    perplexity: toPerplexity,
    together: toTogether,
  } = llm;
  // their chats are called as OpenAI's is
  const perplexity = new Perplexity(options) as unknown as OpenAI;
  const together = new Together(options) as unknown as OpenAI;
  return [
    {
      title: "OpenAI chat",
      sdk: "openai",
      client: createChatClient({
        ...chat,
        name: "openai.chat",
        mock: toOpenAI.chat,
        getClient: () => openai,
      }),
    },
    {
      title: "OpenAI Responses",
      sdk: "openai",
      client: createResponsesClient({ getClient: () => openai }),
    },
    {
      title: "Anthropic Messages",
      sdk: "@anthropic-ai/sdk",
      client: createMessagesClient({ getClient: () => anthropic }),
    },
    { title: "Gemini", sdk: "@google/genai", client: generateContent },
    {
      title: "LiteLLM chat",
      sdk: "openai",
      client: createChatClient({
        ...chat,
        name: "litellm.chat",
        mock: toProxy.chat,
        getClient: () => proxy,
      }),
    },
    ...COMPATIBLE.map(([title, name, baseURL]): Subject => {
      const client = new OpenAI({ ...options, baseURL });
      const mock = llm[name].chat;
      return {
        title,
        sdk: "openai",
        client: createChatClient({ ...chat, name: `${name}.chat`, mock, getClient: () => client }),
      };
    }),
    {
      title: "Perplexity chat",
      sdk: "@perplexity-ai/perplexity_ai",
      client: createChatClient({
        ...chat,
        name: "perplexity.chat",
        mock: toPerplexity.chat,
        getClient: () => perplexity,
      }),
    },
    {
      title: "Together chat",
      sdk: "together-ai",
      client: createChatClient({
        ...chat,
        name: "together.chat",
        mock: toTogether.chat,
        getClient: () => together,
      }),
    },
  ];
}

/** Providers of OpenAI's format whose errors are their own. */
const COMPATIBLE = [
  ["Cerebras chat", "cerebras", "https://api.cerebras.ai/v1"],
  ["DeepSeek chat", "deepseek", "https://api.deepseek.com"],
  ["OpenRouter chat", "openrouter", "https://openrouter.ai/api/v1"],
  ["xAI chat", "xai", "https://api.x.ai/v1"],
] as const;
