import type { LanguageModelCodec } from "../../src/codec.ts";
import type { LLMHandler } from "../../src/handler.ts";
import { llm, type Providers } from "../../src/llm.ts";
import { kDefinition, type MockOptions, type ProviderInternals } from "../../src/provider.ts";
import type { Reply } from "../../src/reply/reply.ts";
import { chatAt } from "./formats/openai-chat.ts";
import type { Endpoint, Format, Generation } from "./measure/endpoint.ts";

/** What is different about a row. */
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

export function withIndex(member: object, index: number): object {
  return { index, ...member };
}

/** A body says of a call which one it is. */
export function withIndexes({ tool_calls: calls, ...message }: Message): Message {
  const indexed = Array.isArray(calls) ? calls.map(withIndex) : calls;
  return { ...message, ...(indexed !== undefined && { tool_calls: indexed }) };
}

/** A body has a text, if an empty one. */
export function withText({ content, ...message }: Message): Message {
  return { ...message, content: content ?? "" };
}

/** A row of the table, for the chat of a provider that speaks OpenAI's format. */
export function chat(
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

type Name = keyof Providers;

type Mock = (reply: Reply, options: MockOptions) => LLMHandler;

/** The provider's own codec, at the address that it is asked at. */
export function toGeneration(
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
