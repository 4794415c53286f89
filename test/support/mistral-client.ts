import type { Mistral } from "@mistralai/mistralai";
import type {
  ChatCompletionResponse,
  CompletionEvent,
  ContentChunk,
} from "@mistralai/mistralai/models/components";
import type { Answer, AskOptions, Client } from "../contract/client.ts";
import { MISTRAL_ERRORS, toError } from "./mistral-errors.ts";

const tools = ["get_weather", "get_time"].map((name) => ({
  type: "function" as const,
  function: { name, parameters: { type: "object", properties: {} } },
}));

interface Endpoints {
  /** What is said in a schema; the fill-in of code has none. */
  inSchema?(schema: object): Promise<ChatCompletionResponse>;
  complete(prompt: string, options: RequestOptions): Promise<ChatCompletionResponse>;
  stream(prompt: string, options: RequestOptions): Promise<AsyncIterable<CompletionEvent>>;
}

type RequestOptions = Parameters<Mistral["chat"]["complete"]>[1];

/** The three endpoints that answer with a chat completion. */
export const ENDPOINTS = {
  chat: (client: Mistral): Endpoints => ({
    complete: (prompt, options) => client.chat.complete(toParams(prompt), options),
    stream: (prompt, options) => client.chat.stream(toParams(prompt), options),
    inSchema: (schema) =>
      client.chat.complete({ ...toParams("Hello"), responseFormat: toFormat(schema) }),
  }),
  agents: (client: Mistral): Endpoints => ({
    complete: (prompt, options) => client.agents.complete(toAgentParams(prompt), options),
    stream: (prompt, options) => client.agents.stream(toAgentParams(prompt), options),
    inSchema: (schema) =>
      client.agents.complete({ ...toAgentParams("Hello"), responseFormat: toFormat(schema) }),
  }),
  fim: (client: Mistral): Endpoints => ({
    complete: (prompt, options) =>
      client.fim.complete({ model: "codestral-latest", prompt }, options),
    stream: (prompt, options) => client.fim.stream({ model: "codestral-latest", prompt }, options),
  }),
};

export function toParams(prompt: string) {
  return {
    model: "mistral-medium-latest",
    messages: [{ role: "user" as const, content: prompt }],
    tools,
  };
}

function toFormat(schema: object) {
  const jsonSchema = { name: "city", strict: true, schemaDefinition: { ...schema } };
  return { type: "json_schema" as const, jsonSchema };
}

function toAgentParams(prompt: string) {
  const { messages } = toParams(prompt);
  return { agentId: "ag_1", messages, tools };
}

/** An endpoint of completions, asked through Mistral's own SDK. */
export function createMistralClient({
  getEndpoints,
  ...own
}: Pick<Client, "name" | "mock" | "hasTools"> & { getEndpoints: () => Endpoints }): Client {
  return {
    ...own,
    ask: async ({ prompt = "Hello", ...options } = {}) =>
      toAnswer(await getEndpoints().complete(prompt, toRequest(options))),
    async stream({ prompt = "Hello", ...options } = {}) {
      return toAnswer(await collect(await getEndpoints().stream(prompt, toRequest(options))));
    },
    async *deltas({ prompt = "Hello", ...options } = {}) {
      for await (const { data } of await getEndpoints().stream(prompt, toRequest(options))) {
        const text = toText(data.choices[0]?.delta.content);
        if (text !== "") yield text;
      }
    },
    // known once there is a client: whether there are tools tells the same
    object:
      own.hasTools === false
        ? undefined
        : async (schema) => {
            const { text } = toAnswer(await getEndpoints().inSchema!(schema));
            return JSON.parse(text) as unknown;
          },
    toError,
    errors: MISTRAL_ERRORS,
    // the SDK checks each event, and an error is none that it knows
    midStream: { className: "ZodError", status: undefined, code: undefined },
    finishReasons: { stop: "stop", toolCalls: "tool_calls" },
  };
}

const FAST = { initialInterval: 1, maxInterval: 1, exponent: 1, maxElapsedTime: 2000 };

/** Without a setting, the SDK does not retry. */
function toRequest({ signal, maxRetries = 0 }: AskOptions): RequestOptions {
  return {
    ...(maxRetries > 0 && {
      retries: { strategy: "backoff", backoff: FAST, retryConnectionErrors: false },
    }),
    ...(signal && { signal }),
  };
}

/** The SDK has no helper that puts a stream together. */
export async function collect(
  events: AsyncIterable<CompletionEvent>,
): Promise<ChatCompletionResponse> {
  const content: ContentChunk[] = [];
  const toolCalls: NonNullable<Message["toolCalls"]> = [];
  let last: CompletionEvent["data"] | undefined;
  for await (const { data } of events) {
    last = data;
    const [choice] = data.choices;
    for (const chunk of toChunks(choice?.delta.content)) content.push(chunk);
    toolCalls.push(...(choice?.delta.toolCalls ?? []));
  }
  const { id, object: _, model, created = 0, usage, choices } = last!;
  const finishReason = choices[0]!.finishReason!;
  const message = { role: "assistant" as const, content, toolCalls };
  const choice = { index: 0, finishReason, message };
  return { id, object: "chat.completion", model, created, usage: usage!, choices: [choice] };
}

type Message = NonNullable<ChatCompletionResponse["choices"][number]["message"]>;

function toChunks(content: Message["content"]): ContentChunk[] {
  if (typeof content === "string") return content === "" ? [] : [{ type: "text", text: content }];
  return content ?? [];
}

function toText(content: Message["content"]): string {
  return toChunks(content)
    .map((chunk) => (chunk.type === "text" ? chunk.text : ""))
    .join("");
}

/** Texts and thoughts as a stream cuts them, put together again. */
export function readContent(content: Message["content"]): unknown[] {
  const read: { type: string; text?: string }[] = [];
  for (const chunk of toChunks(content)) {
    const text = "text" in chunk ? chunk.text : toThought(chunk);
    const last = read.at(-1);
    if (text === undefined) read.push(chunk);
    else if (last?.type === chunk.type && last.text !== undefined) last.text += text;
    else if (text !== "") read.push({ type: chunk.type, text });
  }
  return read;
}

function toThought(chunk: ContentChunk): string | undefined {
  if (chunk.type !== "thinking") return undefined;
  return chunk.thinking.map((part) => ("text" in part ? part.text : "")).join("");
}

export function toAnswer({ choices, ...completion }: ChatCompletionResponse): Answer {
  const [choice] = choices;
  const { content, toolCalls } = choice!.message!;
  return {
    text: toText(content),
    toolCalls: (toolCalls ?? []).map(({ function: called }) => ({
      name: called.name,
      input: typeof called.arguments === "string" ? parse(called.arguments) : called.arguments,
    })),
    finishReason: choice!.finishReason,
    usage: {
      input: completion.usage.promptTokens ?? 0,
      output: completion.usage.completionTokens ?? 0,
    },
    raw: {
      ...completion,
      content: readContent(content),
      finishReason: choice!.finishReason,
      toolCalls: toolCalls ?? [],
    },
  };
}

/** Arguments that a limit cut are no JSON. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
