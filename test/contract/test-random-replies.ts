import fc from "fast-check";
import type { SetupServer } from "msw/node";
import { expect, test } from "vitest";
import {
  file,
  json,
  type PartialResult,
  reasoning,
  refusal,
  type ReplyItem,
  source,
  text,
  toolCall,
} from "../../src/index.ts";
import type { Client } from "./client.ts";

/** `npm run fuzz` asks for more, `npm test` for a sample. */
const RUNS = import.meta.env?.MODE === "fuzz" ? 200 : 15;

/** Whatever a test replies, the official SDK reads it, or the test is told that this wire cannot carry it. */
export function testRandomReplies(server: SetupServer, getClient: () => Client): void {
  test("a random reply is read, or refused in words", { timeout: 600_000 }, async () => {
    const client = getClient();
    const { ask, stream, hasTools = true } = client;
    await fc.assert(
      fc.asyncProperty(hasTools ? anyReply : anyReply.map(withoutCalls), async (reply) => {
        const body = await read(reply, ask, { server, client });
        expect(await read(reply, stream, { server, client })).toBe(body);
      }),
      { numRuns: RUNS, seed: 20261126 },
    );
  });
}

/** What an SDK cannot read, it throws at: then the handler must have told the test why. */
async function read(
  reply: PartialResult,
  send: Client["ask"],
  { server, client }: { server: SetupServer; client: Client },
): Promise<"read" | "refused"> {
  // MSW 3 makes a handler that is reset forget its errors
  server.resetHandlers();
  const handler = client.mock(reply);
  server.use(handler);
  const error: unknown = await send().then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (handler.errors.length > 0) return "refused";
  if (error === undefined) return "read";
  // Cohere has one finish reason for all that goes wrong
  const isFailure = FAILURES.has(reply.finishReason);
  if (isFailure && equals(client.toError(error), client.midStream)) return "read";
  throw error as Error;
}

const FAILURES = new Set<PartialResult["finishReason"]>(["content-filter", "error"]);

function equals(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

const words = fc.oneof(
  fc.string({ unit: "grapheme" }),
  fc.string({ unit: "binary" }),
  fc.constantFrom(
    "",
    " ",
    "\ud83d",
    "\ude00",
    "a\r\n\r\nb",
    "data: [DONE]",
    "\u2028",
    "\0",
    "</think>",
  ),
);
const count = fc.oneof(fc.nat({ max: 5000 }), fc.constantFrom(0, 2 ** 31));
const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(value, { nil: undefined, freq: 2 });

const anyItem: fc.Arbitrary<ReplyItem> = fc.oneof(
  { weight: 3, arbitrary: words },
  { weight: 2, arbitrary: words.map(text) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(words, maybe(words))
      .map(([thought, signature]) =>
        reasoning(thought, signature === undefined ? {} : { signature }),
      ),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom("get_weather", "get_time"), fc.dictionary(words, fc.jsonValue()))
      .map(([name, input]) => toolCall(name, JSON.parse(JSON.stringify(input)))),
  },
  { weight: 1, arbitrary: fc.jsonValue().map((value) => json(value)) },
  { weight: 1, arbitrary: words.map(refusal) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.webUrl(), maybe(words))
      .map(([url, title]) => source(title === undefined ? { url } : { url, title })),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom("image/png", "audio/wav", "text/plain"), fc.uint8Array())
      .map(([mediaType, data]) => file({ mediaType, data })),
  },
);

const anyReply: fc.Arbitrary<PartialResult> = fc
  .record(
    {
      content: fc.array(anyItem, { maxLength: 5 }),
      finishReason: fc.constantFrom(
        "stop",
        "length",
        "content-filter",
        "tool-calls",
        "error",
        "other",
      ),
      stopSequence: words,
      usage: fc.record(
        { inputTokens: count, outputTokens: fc.record({ total: count, reasoning: count }) },
        { requiredKeys: [] },
      ),
      id: words,
      modelId: words,
      logprobs: fc.array(fc.record({ token: words, logprob: fc.double({ max: 0, noNaN: true }) })),
    },
    { requiredKeys: ["content"] },
  )
  .map((reply) => reply as PartialResult);

function withoutCalls(reply: PartialResult): PartialResult {
  const content = reply.content as ReplyItem[];
  return {
    ...reply,
    content: content.filter((item) => typeof item === "string" || item.type !== "tool-call"),
  };
}
