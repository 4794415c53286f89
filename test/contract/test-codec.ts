import type { SetupServer } from "msw/node";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  createStream,
  errors,
  faults,
  llm,
  type ReplyItem,
  sequence,
  text,
  toolCall,
} from "../../src/index.ts";
import { type Client, ERROR_NAMES, type ErrorRow } from "./client.ts";

const WEATHER = toolCall("get_weather", { city: "Oslo" });
const TIME = toolCall("get_time", { zone: "Europe/Oslo" });

/** The same ids and times in two requests, so that two answers can be held against each other. */
const FIXED = { now: () => Date.UTC(2026, 10, 23), generateId: () => "000000000000000000000000" };

/** What every text generation does, whatever the provider: DESIGN's behaviour contract, through the official SDK. */
export function testCodec(server: SetupServer, getClient: () => Client): void {
  describe("contract", () => {
    testReplies(server, getClient);
    testStreams(server, getClient);
    testErrors(server, getClient);
    testFaults(server, getClient);
  });
}

function testReplies(server: SetupServer, getClient: () => Client): void {
  test("the default reply", async () => {
    expect((await getClient().ask()).text).toBe("This is a mock request");
    expect((await getClient().stream()).text).toBe("This is a mock request");
  });

  test("a text", async () => {
    const { mock, ask, finishReasons } = getClient();
    server.use(mock("Hi there"));
    const answer = await ask();
    expect(answer.text).toBe("Hi there");
    expect(answer.finishReason).toBe(finishReasons.stop);
    expect(answer.usage.input).toBeGreaterThan(0);
    expect(answer.usage.output).toBeGreaterThan(0);
  });

  test("tools, in parallel", async () => {
    const { mock, ask, stream, finishReasons } = getClient();
    server.use(mock([WEATHER, TIME]));
    const calls = [
      { name: "get_weather", input: { city: "Oslo" } },
      { name: "get_time", input: { zone: "Europe/Oslo" } },
    ];
    for (const answer of [await ask(), await stream()]) {
      expect(answer.toolCalls).toEqual(calls);
      expect(answer.finishReason).toBe(finishReasons.toolCalls);
    }
  });

  test("usage, as the test says", async () => {
    const { mock, ask, stream } = getClient();
    server.use(mock({ content: "Hi", usage: { inputTokens: 10, outputTokens: 5 } }));
    expect((await ask()).usage).toEqual({ input: 10, output: 5 });
    expect((await stream()).usage).toEqual({ input: 10, output: 5 });
  });

  test("usage, estimated alike in body and stream", async () => {
    const { ask, stream } = getClient();
    expect((await stream()).usage).toEqual((await ask()).usage);
  });

  test("a function of the call, and one that passes on", async () => {
    const { mock, ask } = getClient();
    server.use(
      mock((call) => (call.lastUserText === "Hello" ? `You said ${call.lastUserText}` : undefined)),
    );
    expect((await ask()).text).toBe("You said Hello");
    expect((await ask({ prompt: "Bye" })).text).toBe("This is a mock request");
  });

  test("the spy sees the call and its outcome", async () => {
    const { mock, stream } = getClient();
    const handler = mock("Hi there");
    server.use(handler);
    await stream({ prompt: "Hello you" });
    const [call] = handler.calls;
    await call?.done;
    expect(call).toMatchObject({
      lastUserText: "Hello you",
      stream: true,
      status: 200,
      finishReason: "stop",
      aborted: false,
      delivered: { text: "Hi there" },
    });
    expect(call?.tools.map(({ name }) => name)).toEqual(["get_weather", "get_time"]);
    expect(handler.errors).toEqual([]);
  });

  test("any text generation of any provider", async () => {
    server.use(llm("Hi"));
    expect((await getClient().ask()).text).toBe("Hi");
  });
}

function testStreams(server: SetupServer, getClient: () => Client): void {
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

  test("an abort ends the stream at once", async () => {
    const { mock, deltas } = getClient();
    const held = createStream();
    const handler = mock(held);
    server.use(handler);
    held.write("Hel");
    for await (const _ of deltas()) break;
    await held.whenAborted;
    await handler.calls[0]?.done;
    expect(handler.calls[0]?.aborted).toBe(true);
  });

  test("the stream equals the body", async () => {
    const { mock, ask, stream } = getClient();
    await fc.assert(
      fc.asyncProperty(fc.array(item, { minLength: 1, maxLength: 6 }), async (items) => {
        server.use(mock(items.map(withId), FIXED));
        const body = await ask();
        expect(await stream()).toEqual(body);
      }),
      { numRuns: 60, seed: 20261123 },
    );
  });
}

const anyText = fc.oneof(
  fc.string({ unit: "grapheme" }),
  fc.string({ unit: "binary" }),
  fc.constantFrom("", "👩‍👩‍👧‍👦 family", "e\u0301", "\ud83d", "\ude00", "क्षि", "a\r\nb", "\u2028", "\0"),
);
const item: fc.Arbitrary<ReplyItem> = fc.oneof(
  anyText,
  anyText.map(text),
  fc
    .record({
      name: fc.constantFrom("get_weather", "get_time"),
      input: fc.dictionary(fc.string(), fc.jsonValue()),
    })
    .map(({ name, input }) => toolCall(name, JSON.parse(JSON.stringify(input)))),
);

function withId(reply: ReplyItem, index: number): ReplyItem {
  return typeof reply === "object" && reply.type === "tool-call"
    ? { ...reply, toolCallId: `call_${index}` }
    : reply;
}

function testErrors(server: SetupServer, getClient: () => Client): void {
  test.for(ERROR_NAMES)("errors.%s", async (name) => {
    const { mock, ask, stream, toError, errors: rows } = getClient();
    const reply = {
      ...errors,
      badRequest: () => errors.badRequest("No."),
      custom: () => errors.custom({ status: 418, message: "Teapot" }),
    }[name]();
    server.use(mock(reply));
    const row: ErrorRow = rows[name];
    for (const send of [ask, stream]) {
      const outcome = await send().catch(toError);
      if ("finishReason" in row) expect(outcome).toMatchObject(row);
      else expect(outcome).toEqual(row);
    }
  });

  test("an error in a list breaks the stream after what was sent", async () => {
    const { mock, deltas, ask, toError, midStream, errors: rows } = getClient();
    server.use(mock(["Hel", errors.overloaded()]));
    const { arrived, error } = await readAll(deltas());
    expect(arrived).toBe("Hel");
    expect(toError(error)).toEqual(midStream);
    expect(await ask().catch(toError)).toEqual(rows.overloaded);
  });

  test("an error is retried, and each attempt is a call", async () => {
    const { mock, ask } = getClient();
    const handler = mock(sequence(errors.serverError(), "ok"));
    server.use(handler);
    expect((await ask({ maxRetries: 1 })).text).toBe("ok");
    expect(handler.calls.map(({ status }) => status)).toEqual([500, 200]);
  });

  test("an exhausted sequence fails loudly, and once", async () => {
    const { mock, ask } = getClient();
    const handler = mock(sequence("only"));
    server.use(handler);
    await ask();
    await expect(ask({ maxRetries: 2 })).rejects.toThrow(
      /msw-llm: Failed to answer POST .*: the sequence of 1 reply is exhausted/,
    );
    expect(handler.errors).toHaveLength(1);
  });
}

function testFaults(server: SetupServer, getClient: () => Client): void {
  test("faults.truncate: the text, and no end", async () => {
    const { mock, deltas } = getClient();
    server.use(mock(["Hello", faults.truncate()]));
    expect((await readAll(deltas())).arrived).toBe("Hello");
  });

  test("faults.disconnect: the text, then a lost connection", async () => {
    const { mock, deltas, ask } = getClient();
    server.use(mock(["Hello", faults.disconnect()]));
    const { arrived, error } = await readAll(deltas());
    expect(arrived).toBe("Hello");
    expect(error).toBeInstanceOf(Error);
    await expect(ask()).rejects.toThrow();
  });

  test("faults.networkError", async () => {
    const { mock, ask } = getClient();
    const handler = mock(faults.networkError());
    server.use(handler);
    await expect(ask()).rejects.toThrow();
    expect(handler.calls[0]?.status).toBe(0);
  });

  test("faults.hang ends when the client gives up", async () => {
    const { mock, ask } = getClient();
    const handler = mock(faults.hang());
    server.use(handler);
    await expect(ask({ signal: AbortSignal.timeout(30) })).rejects.toThrow();
    await handler.calls[0]?.done;
    expect(handler.calls[0]?.aborted).toBe(true);
  });

  test("faults.html", async () => {
    const { mock, stream } = getClient();
    server.use(mock(faults.html()));
    await expect(stream()).rejects.toThrow();
  });

  test("faults.stall goes on after its time", async () => {
    const { mock, ask, stream } = getClient();
    server.use(mock(["Hel", faults.stall(5), "lo"]));
    expect((await stream()).text).toBe("Hello");
    expect((await ask()).text).toBe("Hello");
  });
}

async function readAll(
  deltas: AsyncIterable<string>,
): Promise<{ arrived: string; error: unknown }> {
  let arrived = "";
  try {
    for await (const delta of deltas) arrived += delta;
    return { arrived, error: undefined };
  } catch (error) {
    return { arrived, error };
  }
}
