import fc from "fast-check";
import type { SetupServer } from "msw/node";
import { expect, test } from "vitest";
import { createStream, reasoning, type ReplyItem, text, toolCall } from "../../src/index.ts";
import type { Client } from "./client.ts";

/** The same ids and times in two requests, so that two answers can be held against each other. */
const FIXED = { now: () => Date.UTC(2026, 10, 23), generateId: () => "000000000000000000000000" };

/** `npm run fuzz` asks for more, `npm test` for a sample. */
const RUNS = import.meta.env?.MODE === "fuzz" ? 200 : 20;

/** How a stream comes, and that it says what the body says. */
export function testStreams(server: SetupServer, getClient: () => Client): void {
  test("deltas arrive one by one", async () => {
    const { mock, deltas } = getClient();
    const held = createStream();
    server.use(mock(held));
    held.write("Hel");
    const arrived: string[] = [];
    for await (const delta of deltas()) {
      arrived.push(delta);
      if (arrived.length === 1) held.write("lo");
      else held.end();
    }
    expect(arrived).toEqual(["Hel", "lo"]);
  });

  test("a part that is written piece by piece is the same part", async ({ skip }) => {
    const { mock, stream, hasTools = true } = getClient();
    skip(!hasTools, "the wire has no tools");
    const held = createStream();
    server.use(mock(held, FIXED));
    held.open(reasoning("Let me ")).write("think.");
    held.write("Hi");
    const call = held.open(toolCall("get_weather", {}, { id: "call_1" }));
    call.write('{"city":');
    call.write('"Oslo"}');
    held.end();
    const answer = await stream();
    const whole = toolCall("get_weather", { city: "Oslo" }, { id: "call_1" });
    server.use(mock([reasoning("Let me think."), "Hi", whole], FIXED));
    expect(answer).toEqual(await stream());
  });

  test("an abort ends the stream at once", async ({ skip }) => {
    const { mock, deltas, hidesAborts } = getClient();
    skip(hidesAborts === true, "the host hears of no abort");
    const held = createStream();
    const handler = mock(held);
    server.use(handler);
    held.write("Hel");
    for await (const _ of deltas()) break;
    await held.whenAborted;
    await handler.calls[0]?.done;
    expect(handler.calls[0]?.aborted).toBe(true);
  });

  test("the stream equals the body", { timeout: 600_000 }, async () => {
    const { mock, ask, stream, hasTools = true } = getClient();
    const item = hasTools ? fc.oneof(textItem, textItem, toolItem) : textItem;
    await fc.assert(
      fc.asyncProperty(fc.array(item, { minLength: 1, maxLength: 6 }), async (items) => {
        server.use(mock(items.map(withId), FIXED));
        const body = await ask();
        expect(await stream()).toEqual(body);
      }),
      { numRuns: RUNS, seed: 20261123 },
    );
  });
}

const anyText = fc.oneof(
  fc.string({ unit: "grapheme" }),
  fc.string({ unit: "binary" }),
  fc.constantFrom("", "👩‍👩‍👧‍👦 family", "e\u0301", "\ud83d", "\ude00", "क्षि", "a\r\nb", "\u2028", "\0"),
);
const textItem: fc.Arbitrary<ReplyItem> = fc.oneof(anyText, anyText.map(text));
const toolItem: fc.Arbitrary<ReplyItem> = fc
  .record({
    name: fc.constantFrom("get_weather", "get_time"),
    input: fc.dictionary(fc.string(), fc.jsonValue()),
  })
  .map(({ name, input }) => toolCall(name, JSON.parse(JSON.stringify(input))));

function withId(reply: ReplyItem, index: number): ReplyItem {
  return typeof reply === "object" && reply.type === "tool-call"
    ? { ...reply, toolCallId: `call_${index}` }
    : reply;
}
