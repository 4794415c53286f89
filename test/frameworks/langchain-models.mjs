import { ChatAnthropic } from "@langchain/anthropic";
import { BedrockEmbeddings, ChatBedrockConverse } from "@langchain/aws";
import { ChatCerebras } from "@langchain/cerebras";
import { ChatCloudflareWorkersAI } from "@langchain/cloudflare";
import { ChatCohere, CohereEmbeddings } from "@langchain/cohere";
import { ChatDeepSeek } from "@langchain/deepseek";
import { ChatGoogle } from "@langchain/google";
import { ChatGoogleGenerativeAI, GoogleGenerativeAIEmbeddings } from "@langchain/google-genai";
import { ChatVertexAI } from "@langchain/google-vertexai";
import { ChatGroq } from "@langchain/groq";
import { ChatMistralAI, MistralAIEmbeddings } from "@langchain/mistralai";
import { ChatOllama, OllamaEmbeddings } from "@langchain/ollama";
import { AzureChatOpenAI, ChatOpenAI, OpenAIEmbeddings } from "@langchain/openai";
import { ChatOpenRouter } from "@langchain/openrouter";
import { ChatXAI } from "@langchain/xai";
import { llm } from "msw-llm";

const usual = { apiKey: "any", maxRetries: 1 };

const bedrock = {
  region: "us-east-1",
  credentials: { accessKeyId: "any", secretAccessKey: "any" },
  maxRetries: 1,
};

const azure = {
  azureOpenAIApiKey: "any",
  azureOpenAIApiInstanceName: "acme",
  azureOpenAIApiDeploymentName: "chat",
  azureOpenAIApiVersion: "2024-10-21",
  maxRetries: 1,
};

/**
 * Each chat model, what mocks it, and what LangChain's class does not do, or not with any answer.
 */
export const MODELS = [
  [
    "ChatAnthropic",
    llm.anthropic,
    () => new ChatAnthropic({ ...usual, model: "claude-sonnet-4-5" }),
  ],
  ["AzureChatOpenAI", llm.azureOpenAI, () => new AzureChatOpenAI({ ...azure, model: "gpt-4o" })],
  [
    "ChatBedrockConverse",
    llm.bedrock,
    () =>
      new ChatBedrockConverse({ ...bedrock, model: "anthropic.claude-sonnet-4-5-20250929-v1:0" }),
  ],
  ["ChatCerebras", llm.cerebras, () => new ChatCerebras({ ...usual, model: "gpt-oss-120b" })],
  [
    "ChatCloudflareWorkersAI",
    llm.cloudflare,
    () =>
      new ChatCloudflareWorkersAI({
        model: "@cf/meta/llama-3.1-8b-instruct",
        cloudflareAccountId: "acme",
        cloudflareApiToken: "any",
        maxRetries: 1,
      }),
    ["tools", "schemas", "usage"],
  ],
  [
    "ChatCohere",
    llm.cohere,
    () => new ChatCohere({ ...usual, model: "command-a-03-2025" }),
    ["streamedTools", "schemas"],
  ],
  ["ChatDeepSeek", llm.deepseek, () => new ChatDeepSeek({ ...usual, model: "deepseek-chat" })],
  ["ChatGoogle", llm.gemini, () => new ChatGoogle({ ...usual, model: "gemini-2.5-flash" })],
  [
    "ChatGoogleGenerativeAI",
    llm.gemini,
    () => new ChatGoogleGenerativeAI({ ...usual, model: "gemini-2.5-flash" }),
  ],
  ["ChatGroq", llm.groq, () => new ChatGroq({ ...usual, model: "openai/gpt-oss-20b" })],
  [
    "ChatMistralAI",
    llm.mistral,
    () => new ChatMistralAI({ ...usual, model: "mistral-large-latest" }),
  ],
  [
    "ChatOllama",
    llm.ollama,
    () => new ChatOllama({ model: "llama3.2", maxRetries: 1 }),
    ["retries"],
  ],
  ["ChatOpenAI", llm.openai, () => new ChatOpenAI({ ...usual, model: "gpt-5" })],
  [
    "ChatOpenAI with responses",
    llm.openai,
    () => new ChatOpenAI({ ...usual, model: "gpt-5", useResponsesApi: true }),
  ],
  ["ChatOpenRouter", llm.openrouter, () => new ChatOpenRouter({ ...usual, model: "openai/gpt-5" })],
  [
    "ChatVertexAI",
    llm.vertex,
    () => new ChatVertexAI({ model: "gemini-2.5-flash", maxRetries: 1 }),
  ],
  ["ChatXAI", llm.xai, () => new ChatXAI({ ...usual, model: "grok-4" })],
].map(([name, mock, create, lacks = []]) => ({ name, mock, create, lacks }));

export const EMBEDDINGS = [
  [
    "BedrockEmbeddings",
    () => new BedrockEmbeddings({ ...bedrock, model: "amazon.titan-embed-text-v2:0" }),
  ],
  ["CohereEmbeddings", () => new CohereEmbeddings({ ...usual, model: "embed-v4.0" })],
  [
    "GoogleGenerativeAIEmbeddings",
    () => new GoogleGenerativeAIEmbeddings({ ...usual, model: "gemini-embedding-001" }),
  ],
  ["MistralAIEmbeddings", () => new MistralAIEmbeddings(usual)],
  ["OllamaEmbeddings", () => new OllamaEmbeddings({ model: "nomic-embed-text" })],
  ["OpenAIEmbeddings", () => new OpenAIEmbeddings(usual)],
];
