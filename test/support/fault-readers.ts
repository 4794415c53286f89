import type Anthropic from "@anthropic-ai/sdk";
import type OpenAI from "openai";
import type { FaultClient } from "../contract/observe-faults.ts";

/** How an endpoint of several providers is asked, by the end of its path. */
export type Format = "chat" | "completions" | "responses" | "messages";

type Named = Pick<FaultClient, "name" | "mock" | "holdsBack">;

const MESSAGES = [{ role: "user" as const, content: "Hello" }];
const MODEL = "mock";

/** A chat, by the `openai` package or by one that was generated as it was. */
export function readChat(named: Named, { chat }: Pick<OpenAI, "chat">): FaultClient {
  const { completions } = chat;
  const params = { model: MODEL, messages: MESSAGES };
  const client: FaultClient = {
    ...named,
    ask: (options) => completions.create(params, options),
    async *deltas(options) {
      const stream = await completions.create({ ...params, stream: true }, options);
      for await (const { choices } of stream) yield choices[0]?.delta.content ?? "";
    },
  };
  // not every package puts its streams together
  if (!("stream" in completions)) return client;
  return {
    ...client,
    stream: (options) => completions.stream(params, options).finalChatCompletion(),
  };
}

/** A text completion. */
export function readCompletions(
  named: Named,
  { completions }: Pick<OpenAI, "completions">,
): FaultClient {
  const params = { model: MODEL, prompt: "Hello" };
  return {
    ...named,
    ask: (options) => completions.create(params, options),
    async *deltas(options) {
      const stream = await completions.create({ ...params, stream: true }, options);
      for await (const { choices } of stream) {
        const [choice] = choices as ((typeof choices)[number] & { delta?: { content?: string } })[];
        yield choice?.text ?? choice?.delta?.content ?? "";
      }
    },
  };
}

/** A response. */
export function readResponses(named: Named, { responses }: Pick<OpenAI, "responses">): FaultClient {
  const params = { model: MODEL, input: "Hello" };
  const client: FaultClient = {
    ...named,
    ask: (options) => responses.create(params, options),
    async *deltas(options) {
      for await (const event of await responses.create({ ...params, stream: true }, options)) {
        if (event.type === "response.output_text.delta") yield event.delta;
      }
    },
  };
  if (!("stream" in responses)) return client;
  return { ...client, stream: (options) => responses.stream(params, options).finalResponse() };
}

/** A message, by one of Anthropic's packages. */
export function readMessages(
  named: Named,
  { messages }: { messages: Pick<Anthropic["messages"], "create" | "stream"> },
): FaultClient {
  const params = { model: MODEL, max_tokens: 99, messages: MESSAGES };
  return {
    ...named,
    ask: (options) => messages.create(params, options),
    async *deltas(options) {
      for await (const event of await messages.create({ ...params, stream: true }, options)) {
        if (event.type === "content_block_delta" && event.delta.type === "text_delta") {
          yield event.delta.text;
        }
      }
    },
    stream: (options) => messages.stream(params, options).finalMessage(),
  };
}
