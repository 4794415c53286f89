import type { Cohere, CohereClient } from "cohere-ai";
import type { Answer, Client } from "../contract/client.ts";
import { toRequest } from "./cohere-client.ts";
import { BrokenStream, COHERE_ERRORS, toError } from "./cohere-errors.ts";

const tools = ["get_weather", "get_time"].map((name) => ({ name, description: "" }));

interface Options extends Pick<Client, "name" | "mock" | "hasTools"> {
  getClient: () => CohereClient;
}

/** Version 1 of the chat, whose stream ends with the whole answer. */
export function createChatV1Client({ getClient, ...own }: Options): Client {
  return {
    ...own,
    ask: async ({ prompt: message = "Hello", ...options } = {}) =>
      toAnswer(await getClient().chat({ message, tools }, toRequest(options))),
    async stream({ prompt: message = "Hello", ...options } = {}) {
      const events = await getClient().chatStream({ message, tools }, toRequest(options));
      let text = "";
      for await (const event of events) {
        if (event.eventType === "text-generation") text += event.text;
        if (event.eventType !== "stream-end") continue;
        const { response, finishReason } = event;
        return toAnswer({ ...response, text, finishReason });
      }
      throw new BrokenStream("no end");
    },
    async *deltas({ prompt: message = "Hello", ...options } = {}) {
      const events = await getClient().chatStream({ message, tools }, toRequest(options));
      for await (const event of events) {
        if (event.eventType === "text-generation") yield event.text;
        if (event.eventType === "stream-end" && event.finishReason === "ERROR") {
          throw new BrokenStream();
        }
      }
    },
    async object(schema) {
      const responseFormat = { type: "json_object" as const, schema };
      const answer = await getClient().chat({ message: "Hello", responseFormat }, toRequest({}));
      return JSON.parse(answer.text) as unknown;
    },
    toError,
    errors: COHERE_ERRORS,
    midStream: { className: "BrokenStream", status: undefined, code: undefined },
    finishReasons: { stop: "COMPLETE", toolCalls: "COMPLETE" },
  };
}

function toAnswer(response: Cohere.NonStreamedChatResponse): Answer {
  return {
    text: response.text,
    toolCalls: (response.toolCalls ?? []).map(({ name, parameters }) => ({
      name,
      input: parameters,
    })),
    finishReason: response.finishReason,
    usage: {
      input: response.meta?.tokens?.inputTokens ?? 0,
      output: response.meta?.tokens?.outputTokens ?? 0,
    },
    raw: response,
  };
}

/** The older generation of texts, which has no tools. */
export function createGenerateClient({ getClient, ...own }: Options): Client {
  return {
    ...own,
    hasTools: false,
    ask: async ({ prompt = "Hello", ...options } = {}) => {
      const response = await getClient().generate({ prompt }, toRequest(options));
      return toGenerated(response, response.generations[0]!);
    },
    async stream({ prompt = "Hello", ...options } = {}) {
      let text = "";
      for await (const event of await getClient().generateStream({ prompt }, toRequest(options))) {
        if (event.eventType === "text-generation") text += event.text;
        if (event.eventType !== "stream-end") continue;
        return toGenerated(event.response, { ...event.response.generations![0]!, text });
      }
      throw new BrokenStream("no end");
    },
    async *deltas({ prompt = "Hello", ...options } = {}) {
      for await (const event of await getClient().generateStream({ prompt }, toRequest(options))) {
        if (event.eventType === "text-generation") yield event.text;
        if (event.eventType === "stream-error") throw new BrokenStream(event.err);
      }
    },
    object: undefined,
    toError,
    errors: COHERE_ERRORS,
    midStream: { className: "BrokenStream", status: undefined, code: undefined },
    finishReasons: { stop: "COMPLETE" },
  };
}

/** The SDK renames the fields that it knows, and knows others in a body than in a stream. */
function toGenerated(response: object, generation: object): Answer {
  const raw = toCamelCase({ ...response, generations: [generation] }) as Cohere.Generation;
  const [first] = raw.generations as Cohere.SingleGenerationInStream[];
  const { inputTokens = 0, outputTokens = 0 } = raw.meta?.billedUnits ?? {};
  return {
    text: first!.text,
    toolCalls: [],
    finishReason: first!.finishReason,
    usage: { input: inputTokens, output: outputTokens },
    raw,
  };
}

function toCamelCase(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(toCamelCase);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [
      key.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
      toCamelCase(member),
    ]),
  );
}
