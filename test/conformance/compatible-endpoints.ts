import type { LanguageModelCodec } from "../../src/codec.ts";
import { llm } from "../../src/llm.ts";
import { kDefinition, type MockOptions, type ProviderInternals } from "../../src/provider.ts";
import type { Reply } from "../../src/reply/reply.ts";
import { chatAt } from "./formats/openai-chat.ts";
import { responses } from "./formats/openai-responses.ts";
import type { Endpoint, Generation } from "./measure/endpoint.ts";

/** Chats of the providers that speak OpenAI's format, as far as they were recorded. */
export const compatible: Endpoint[] = [
  chat("groq", "https://api.groq.com/openai/v1/chat/completions"),
  chat("deepseek", "https://api.deepseek.com/chat/completions", {
    paths: ["/beta/chat/completions"],
    toMessage: ({ content, tool_calls: calls, ...message }) => ({
      ...message,
      content: content ?? "",
      ...(Array.isArray(calls) && { tool_calls: calls.map(withIndex) }),
    }),
  }),
  chat("xai", "https://api.x.ai/v1/chat/completions", {
    toMessage: ({ content, ...message }) => ({ ...message, content: content ?? "", refusal: null }),
  }),
  chat("openrouter", "https://openrouter.ai/api/v1/chat/completions", {
    toMessage({ reasoning_details: details, tool_calls: calls, ...message }) {
      return {
        reasoning: null,
        ...message,
        ...(Array.isArray(details) && { reasoning_details: details.map(withIndex) }),
        ...(Array.isArray(calls) && { tool_calls: calls.map(withIndex) }),
      };
    },
  }),
  chat("cerebras", "https://api.cerebras.ai/v1/chat/completions"),
  response("deepseek", "https://api.deepseek.com/responses"),
  response("openrouter", "https://openrouter.ai/api/v1/responses"),
  response("xai", "https://api.x.ai/v1/responses"),
  { provider: "cerebras", name: "models", recorded: ["GET /v1/models"] },
  { provider: "deepseek", name: "models", recorded: ["GET /models"] },
  { provider: "openrouter", name: "embeddings", recorded: ["POST /api/v1/embeddings"] },
  { provider: "openrouter", name: "models", recorded: ["GET /api/v1/models"] },
  { provider: "openrouter", name: "rerank", recorded: ["POST /api/v1/rerank"] },
];

/** Responses of the providers that speak OpenAI's format. */
function response(provider: "deepseek" | "openrouter" | "xai", url: string): Endpoint {
  const ask: Generation["ask"] = (answer, isStream) => ({
    ...responses.ask(answer, isStream),
    url,
  });
  return {
    provider,
    name: "responses",
    recorded: [`POST ${new URL(url).pathname}`],
    free: /(?:^|\.)(?:metadata|tools|text\.format|action|arguments|variables)$/,
    embeds: "response",
    generation: {
      ...responses,
      ask,
      codec: toCodec(provider, "responses"),
      mock: (reply: Reply, options: MockOptions) => llm[provider].responses(reply, options),
      reader: "openai-responses",
    },
  };
}

function withIndex(member: object, index: number): object {
  return { index, ...member };
}

interface More {
  /** Where else it was recorded. */
  paths?: string[];
  /** A body's message, of what a stream has said. */
  toMessage?: (message: Record<string, unknown>) => Record<string, unknown>;
}

function chat(provider: Name, url: string, { paths = [], toMessage }: More = {}): Endpoint {
  const recorded = [new URL(url).pathname, ...paths].map((path) => `POST ${path}`);
  const generation = toChat(provider, url);
  if (!toMessage) return { provider, name: "chat", recorded, generation };
  const join = (payloads: unknown[]): unknown => {
    const body = generation.join(payloads) as Joined | undefined;
    return (
      body && {
        ...body,
        choices: body.choices.map((choice) => ({ ...choice, message: toMessage(choice.message) })),
      }
    );
  };
  return { provider, name: "chat", recorded, generation: { ...generation, join } };
}

interface Joined {
  choices: { message: Record<string, unknown> }[];
}

type Name = "cerebras" | "deepseek" | "groq" | "openrouter" | "xai";

/** The provider's own codec, at the address that it is asked at. */
function toChat(provider: Name, url: string): Generation {
  return {
    ...chatAt(url),
    codec: toCodec(provider, "chat"),
    mock: (reply: Reply, options: MockOptions) => llm[provider].chat(reply, options),
    reader: "openai-chat",
  };
}

function toCodec(provider: Name, name: string): LanguageModelCodec {
  const { operations } = (llm[provider] as unknown as ProviderInternals)[kDefinition];
  return operations[name]![2] as LanguageModelCodec;
}
