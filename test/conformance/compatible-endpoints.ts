import type { LanguageModelCodec } from "../../src/codec.ts";
import type { AllProviders, UnmountedProviders } from "../../handlers/index.ts";
import type { LLMHandler } from "../../src/handler.ts";
import { toObfuscation } from "../../src/codecs/openai-obfuscation.ts";
import { llm } from "../../src/llm.ts";
import { kDefinition, type MockOptions, type ProviderInternals } from "../../src/provider.ts";
import type { Reply } from "../../src/reply/reply.ts";
import { chatAt } from "./formats/openai-chat.ts";
import { completions } from "./formats/openai-completions.ts";
import { responses } from "./formats/openai-responses.ts";
import type { Endpoint, Format, Generation } from "./measure/endpoint.ts";

/** What Copilot's filters find in a text of no harm. */
const SAFE = { filtered: false, severity: "safe" };
const PASSED = { hate: SAFE, self_harm: SAFE, sexual: SAFE, violence: SAFE };

/** Chats of the providers that speak OpenAI's format, as far as they were recorded. */
export const compatible: Endpoint[] = [
  chat("groq", "https://api.groq.com/openai/v1/chat/completions"),
  chat("deepseek", "https://api.deepseek.com/chat/completions", {
    paths: ["/beta/chat/completions"],
    toMessage: (message) => withIndexes(withText(message)),
  }),
  chat("xai", "https://api.x.ai/v1/chat/completions", {
    toMessage: ({ content, ...message }) => ({ ...message, content: content ?? "", refusal: null }),
  }),
  chat("cerebras", "https://api.cerebras.ai/v1/chat/completions"),
  chat("together", "https://api.together.xyz/v1/chat/completions", {
    toMessage: withIndexes,
    toChoice: (choice) => ({ ...choice, seed: 0 }),
    kin: [["huggingface", "POST /together/v1/chat/completions"]],
  }),
  {
    provider: "together",
    name: "completions",
    recorded: ["POST /v1/completions"],
    generation: toGeneration("together", "completions", {
      ...completions,
      reader: "openai-completions",
    }),
  },
  { provider: "together", name: "rerank", recorded: ["POST /v1/rerank"] },
  chat("perplexity", "https://api.perplexity.ai/chat/completions", {
    toChoice: ({ logprobs: _, ...choice }) => ({
      ...choice,
      delta: { role: "assistant", content: "" },
    }),
  }),
  { provider: "perplexity", name: "embeddings", recorded: ["POST /v1/embeddings"] },
  chat("zai", "https://api.z.ai/api/paas/v4/chat/completions", {
    toMessage: withIndexes,
    paths: ["/api/coding/paas/v4/chat/completions"],
  }),
  chat("dashscope", "https://dashscope-intl.aliyuncs.com/compatible-mode/v1/chat/completions", {
    toMessage: (message) => withIndexes(withText(message)),
  }),
  chat("venice", "https://api.venice.ai/api/v1/chat/completions", {
    toMessage: ({ reasoning_encrypted: _, ...message }) => ({
      reasoning_content: null,
      tool_calls: [],
      ...message,
    }),
  }),
  { provider: "venice", name: "embeddings", recorded: ["POST /api/v1/embeddings"] },
  { provider: "venice", name: "models", recorded: ["GET /api/v1/models"] },
  chat("githubCopilot", "https://api.githubcopilot.com/chat/completions", {
    provider: "copilot",
    toMessage: ({ content, ...message }) => ({
      ...message,
      ...(typeof content === "string" && { content }),
      padding: toObfuscation(String(content ?? "").length),
    }),
    toChoice: ({ logprobs: _, ...choice }) => ({
      ...choice,
      content_filter_results: choice.message["content"] ? PASSED : {},
    }),
  }),
  {
    provider: "copilot",
    name: "responses",
    recorded: ["POST /responses"],
    free: /(?:^|\.)(?:metadata|tools|text\.format|arguments)$/,
    embeds: "response",
    kin: [["openai", "POST /v1/responses"]],
    generation: toGeneration("githubCopilot", "responses", {
      ...responses,
      reader: "openai-responses",
    }),
  },
  { provider: "copilot", name: "embeddings", recorded: ["POST /embeddings"] },
  { provider: "copilot", name: "models", recorded: ["GET /models"] },
  chat("databricks", "https://adb-1.1.azuredatabricks.net/serving-endpoints/chat/completions"),
  chat("llamacpp", "http://localhost:8080/v1/chat/completions", {
    toMessage: withText,
    kin: [["local-openai", "POST /v1/chat/completions"]],
  }),
  chat("llamacpp", "http://localhost:8080/v1/chat/completions", {
    toMessage: withText,
    provider: "local-openai",
    name: "llamacpp chat",
    at: ":8080",
    kin: [["llamacpp", "POST /v1/chat/completions"]],
  }),
  { provider: "llamacpp", name: "embeddings", recorded: ["POST /v1/embeddings"] },
  { provider: "llamacpp", name: "responses", recorded: ["POST /v1/responses"] },
  chat("vllm", "http://localhost:8000/v1/chat/completions", {
    toMessage: (message) => ({ tool_calls: [], ...message }),
    provider: "local-openai",
    name: "vllm chat",
    at: ":8000",
    kin: [["venice", "POST /api/v1/chat/completions"]],
  }),
  {
    provider: "local-openai",
    name: "vllm completions",
    recorded: ["POST /v1/completions"],
    generation: toGeneration("vllm", "completions", {
      ...completions,
      reader: "openai-completions",
    }),
  },
  {
    provider: "lmstudio",
    name: "responses",
    recorded: ["POST /v1/responses"],
    free: /(?:^|\.)(?:metadata|tools|text\.format|arguments)$/,
    embeds: "response",
    kin: [["openai", "POST /v1/responses"]],
    generation: toGeneration("lmstudio", "responses", {
      ...responses,
      ask(answer, isStream) {
        return { ...responses.ask(answer, isStream), url: "http://localhost:1234/v1/responses" };
      },
      reader: "openai-responses",
    }),
  },
];

interface More extends Partial<Endpoint> {
  /** Where else it was recorded. */
  paths?: string[];
  /** A body's message, of what a stream has said. */
  toMessage?: (message: Message) => Message;
  /** A body's choice, likewise. */
  toChoice?: (choice: Choice) => Choice;
}

type Message = Record<string, unknown>;
type Choice = Record<string, unknown> & { message: Message };

/** A body says of a call which one it is. */
function withIndexes({ tool_calls: calls, ...message }: Message): Message {
  const indexed = Array.isArray(calls) ? calls.map((call, index) => ({ index, ...call })) : calls;
  return { ...message, ...(indexed !== undefined && { tool_calls: indexed }) };
}

function withText({ content, ...message }: Message): Message {
  return { ...message, content: content ?? "" };
}

function chat(
  provider: Name,
  url: string,
  {
    paths = [],
    toMessage = (message) => message,
    toChoice = (choice) => choice,
    ...more
  }: More = {},
): Endpoint {
  const recorded = [new URL(url).pathname, ...paths].map((path) => `POST ${path}`);
  const generation = toGeneration(provider, "chat", { ...chatAt(url), reader: "openai-chat" });
  const endpoint: Endpoint = { provider, name: "chat", recorded, generation, ...more };
  const join = (payloads: unknown[]): unknown => {
    const body = generation.join(payloads) as Joined | undefined;
    return (
      body && {
        ...body,
        choices: body.choices.map((choice) =>
          toChoice({ ...choice, message: toMessage(choice.message) }),
        ),
      }
    );
  };
  return { ...endpoint, generation: { ...generation, join } };
}

interface Joined {
  choices: Choice[];
}

type Name = keyof AllProviders | keyof UnmountedProviders;

type Mock = (reply: Reply, options: MockOptions) => LLMHandler;

/** The provider's own codec, at the address that it is asked at. */
function toGeneration(
  provider: Name,
  operation: string,
  format: Format & { reader: string },
): Generation {
  const { operations } = (llm[provider] as unknown as ProviderInternals)[kDefinition];
  const mocks = llm[provider] as unknown as Record<string, Mock>;
  return {
    ...format,
    codec: operations[operation]![2] as LanguageModelCodec,
    mock: (reply, options) => mocks[operation]!(reply, options),
  };
}
