import { ConverseCommand, ConverseStreamCommand } from "@aws-sdk/client-bedrock-runtime";
import { AnthropicVertex } from "@anthropic-ai/vertex-sdk";
import { createGateway } from "@ai-sdk/gateway";
import { GoogleGenAI } from "@google/genai";
import { generateText, streamText } from "ai";
import { Cloudflare } from "cloudflare";
import { GoogleAuth } from "google-auth-library";
import { AzureOpenAI } from "openai";
import { llm } from "../../src/index.ts";
import { createBedrockClient } from "../../test/support/bedrock-client.ts";
import { createCredentials } from "../../test/support/google-credentials.ts";
import { createMakers } from "./maker-clients.ts";
import { HELLO, type Vendor } from "./vendor.ts";

/** Made once the server listens: SDKs take hold of `fetch` in their constructor. None of them tries again. */
export function createVendors(): Vendor[] {
  return [...createGoogle(), ...createClouds(), ...createMakers()];
}

function createGoogle(): Vendor[] {
  const credentials = createCredentials();
  const ai = new GoogleGenAI({ apiKey: "any" });
  const interaction = { model: "gemini-3.5-flash", input: "Hello" };
  const once = { maxRetries: 0 };
  const google = new GoogleGenAI({
    vertexai: true,
    project: "acme",
    location: "global",
    googleAuthOptions: { credentials },
  });
  const content = { model: "gemini-3.5-flash", contents: "Hello" };
  const scopes = "https://www.googleapis.com/auth/cloud-platform";
  const googleAuth = new GoogleAuth({ credentials, scopes }) as never;
  const claude = new AnthropicVertex({
    projectId: "acme",
    region: "global",
    googleAuth,
    maxRetries: 0,
  });
  const message = { model: "claude-opus-5", max_tokens: 100, messages: HELLO };
  return [
    {
      title: "Gemini Interactions",
      sdk: "@google/genai",
      name: "gemini.interactions",
      mock: (reply) => llm.gemini.interactions(reply),
      ask: () => ai.interactions.create({ ...interaction, stream: false }, once),
      stream: () => ai.interactions.create({ ...interaction, stream: true }, once),
    },
    {
      title: "Vertex AI, Gemini",
      sdk: "@google/genai",
      name: "vertex.generateContent",
      mock: (reply) => llm.vertex.generateContent(reply),
      ask: () => google.models.generateContent(content),
      stream: () => google.models.generateContentStream(content),
    },
    {
      title: "Vertex AI, Claude",
      sdk: "@anthropic-ai/vertex-sdk",
      name: "vertex.messages",
      mock: (reply) => llm.vertex.messages(reply),
      ask: () => claude.messages.create(message),
      stream: () => claude.messages.create({ ...message, stream: true }),
    },
  ];
}

function createClouds(): Vendor[] {
  const azure = new AzureOpenAI({
    apiKey: "any",
    endpoint: "https://acme.openai.azure.com",
    apiVersion: "2024-10-21",
    maxRetries: 0,
  });
  const chat = { model: "gpt-5.4", messages: HELLO };
  const bedrock = createBedrockClient();
  const converse = {
    modelId: "us.amazon.nova-lite-v1:0",
    messages: [{ role: "user" as const, content: [{ text: "Hello" }] }],
  };
  const cloudflare = new Cloudflare({ apiToken: "any", maxRetries: 0 });
  const model = createGateway({ apiKey: "any" })("openai/gpt-5.4");
  const prompt = { model, prompt: "Hello", maxRetries: 0 };
  return [
    {
      title: "Azure OpenAI",
      sdk: "openai",
      name: "azureOpenAI.chat",
      mock: (reply) => llm.azureOpenAI.chat(reply),
      ask: () => azure.chat.completions.create(chat),
      stream: () => azure.chat.completions.create({ ...chat, stream: true }),
    },
    {
      title: "Bedrock Converse",
      sdk: "@aws-sdk/client-bedrock-runtime",
      name: "bedrock.converse",
      mock: (reply) => llm.bedrock.converse(reply),
      ask: () => bedrock.send(new ConverseCommand(converse)),
      stream: async () => (await bedrock.send(new ConverseStreamCommand(converse))).stream!,
    },
    {
      title: "Cloudflare Workers AI",
      sdk: "cloudflare",
      name: "cloudflare.run",
      mock: (reply) => llm.cloudflare.run(reply),
      ask: () =>
        cloudflare.ai.run("@cf/meta/llama-3.1-8b-instruct", {
          account_id: "0123456789abcdef",
          messages: HELLO,
        }),
    },
    {
      title: "Vercel AI Gateway",
      sdk: "@ai-sdk/gateway",
      name: "vercelGateway.languageModel",
      mock: (reply) => llm.vercelGateway.languageModel(reply),
      ask: () => generateText(prompt),
      stream: () => toThrowing(streamText({ ...prompt, onError() {} }).fullStream),
    },
  ];
}

/** The AI SDK hands an error out as a part of its stream. */
async function* toThrowing(parts: AsyncIterable<{ type: string }>): AsyncIterable<unknown> {
  for await (const part of parts) {
    if ("error" in part && part.type === "error") throw part.error;
    yield part;
  }
}
