import type { LanguageModelCodec } from "../../src/codec.ts";
import { llm } from "../../src/llm.ts";
import { kDefinition, type MockOptions, type ProviderInternals } from "../../src/provider.ts";
import type { Reply } from "../../src/reply/reply.ts";
import { chatAt } from "./formats/openai-chat.ts";
import type { Endpoint, Generation } from "./measure/endpoint.ts";

/** Chats of the providers that speak OpenAI's format, as far as they were recorded. */
export const compatible: Endpoint[] = [
  chat("groq", "https://api.groq.com/openai/v1/chat/completions"),
  chat("deepseek", "https://api.deepseek.com/chat/completions", {
    paths: ["/beta/chat/completions"],
    toMessage: ({ content, tool_calls: calls, ...message }) => ({
      ...message,
      content: content ?? "",
      ...(Array.isArray(calls) && { tool_calls: calls.map((call, index) => ({ index, ...call })) }),
    }),
  }),
  chat("xai", "https://api.x.ai/v1/chat/completions", {
    toMessage: ({ content, ...message }) => ({ ...message, content: content ?? "", refusal: null }),
  }),
  { provider: "xai", name: "images.edit", recorded: ["POST /v1/images/edits"] },
  chat("cerebras", "https://api.cerebras.ai/v1/chat/completions"),
];

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

type Name = "cerebras" | "deepseek" | "groq" | "xai";

/** The provider's own codec, at the address that it is asked at. */
function toChat(provider: Name, url: string): Generation {
  const { operations } = (llm[provider] as unknown as ProviderInternals)[kDefinition];
  return {
    ...chatAt(url),
    codec: operations["chat"]![2] as LanguageModelCodec,
    mock: (reply: Reply, options: MockOptions) => llm[provider].chat(reply, options),
    reader: "openai-chat",
  };
}
