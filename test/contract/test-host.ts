// The checks of a host that breaks plain handlers: retries that hang, aborts that nobody hears, errors that look like ends.
import OpenAI from "openai";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { createStream, errors, faults, llm, sequence } from "../../src/index.ts";
import { post, sleep } from "../support/chat.ts";
import { type CreateServer, usePack } from "../support/server.ts";

const PARAMS = { model: "gpt-5.4", messages: [{ role: "user" as const, content: "Hello" }] };
const LONG = Array.from({ length: 40 }, (_, index) => `t${index} `);

export interface HostTraits {
  /** Takes a whole stream from the handler, however slowly the client reads. */
  readsAhead: boolean;
}

/** What must hold on every network that answers an app's own client. */
export function testHost(createServer: CreateServer, { readsAhead }: HostTraits): void {
  const server = usePack(createServer);
  let client: OpenAI;
  const crashes: unknown[] = [];
  const onCrash = (error: unknown): void => void crashes.push(error);

  beforeAll(() => {
    client = new OpenAI({ apiKey: "test", maxRetries: 1 });
    process.on("uncaughtExceptionMonitor", onCrash);
    process.on("unhandledRejection", onCrash);
  });
  afterEach(() => {
    if (crashes.length > 0)
      throw new AggregateError(crashes, "Something was thrown that nobody caught");
  });
  afterAll(() => {
    process.off("uncaughtExceptionMonitor", onCrash);
    process.off("unhandledRejection", onCrash);
  });

  test("break out of a stream", async () => {
    const mock = usePaced(server);
    let count = 0;
    for await (const _ of await client.chat.completions.create({ ...PARAMS, stream: true })) {
      if (++count === 3) break;
    }
    await expectStopped(mock);
  });

  test("abort from a timer", async () => {
    const mock = usePaced(server);
    const stream = await client.chat.completions.create({ ...PARAMS, stream: true });
    setTimeout(() => stream.controller.abort(), 25);
    for await (const _ of stream);
    await expectStopped(mock);
  });

  test("a fetch that is aborted while it reads", async () => {
    const mock = usePaced(server);
    const abort = new AbortController();
    const reader = (await post("Hello", { stream: true, signal: abort.signal })).body!.getReader();
    await reader.read();
    abort.abort();
    await expect(
      (async () => {
        while (!(await reader.read()).done);
      })(),
    ).rejects.toThrow(/abort/i);
    await expectStopped(mock);
  });

  test("reader.cancel() settles, and stops the producer", async () => {
    const mock = usePaced(server);
    const reader = (await post("Hello", { stream: true })).body!.getReader();
    await reader.read();
    await reader.cancel();
    await expectStopped(mock);
  });

  test("reader.cancel() later", async () => {
    const mock = usePaced(server);
    const reader = (await post("Hello", { stream: true })).body!.getReader();
    await reader.read();
    await sleep(12);
    await reader.cancel();
    await expectStopped(mock);
  });

  test("a lost connection in the middle looks the same on both majors", async () => {
    server.use(llm.openai.chat(["Hel", faults.disconnect()]));
    const reader = (await post("Hello", { stream: true })).body!.getReader();
    const error = await (async () => {
      while (!(await reader.read()).done);
    })().catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(TypeError);
    expect(error).toMatchObject({ message: "terminated", cause: { code: "UND_ERR_SOCKET" } });
  });

  test("a retry does not hang, with a body that nobody reads", async () => {
    const mock = llm.openai.chat(sequence(errors.rateLimit(), "ok"));
    server.use(mock);
    const { choices } = await client.chat.completions.create(PARAMS);
    expect(choices[0]?.message.content).toBe("ok");
    expect(mock.calls.map(({ status }) => status)).toEqual([429, 200]);
  });

  test("an abort before the answer", async () => {
    const mock = llm.openai.chat(faults.hang());
    server.use(mock);
    const abort = new AbortController();
    const asked = post("Hello", { signal: abort.signal }).catch((error: unknown) => error);
    await expect.poll(() => mock.calls.length).toBe(1);
    abort.abort();
    expect(await asked).toBeInstanceOf(Error);
    await mock.calls[0]?.done;
    expect(mock.calls[0]?.aborted).toBe(true);
  });

  test.skipIf(readsAhead)("a client that doesn't read gets no more than it asked for", async () => {
    const mock = llm.openai.chat(LONG);
    server.use(mock);
    const response = await post("Hello", { stream: true });
    await sleep(50);
    expect(mock.calls[0]?.delivered.chunks).toBeLessThanOrEqual(1);
    await response.body?.cancel();
  });

  test("an endless stream leaves the event loop to others", async () => {
    const until = performance.now() + 1000;
    function* endless(): Generator<string> {
      while (performance.now() < until) yield "tick ";
    }
    const mock = llm.openai.chat(endless());
    server.use(mock);
    const response = await post("Hello", { stream: true });
    await sleep(20);
    expect(performance.now()).toBeLessThan(until);
    await response.body?.cancel();
    await mock.calls[0]?.done;
    expect(mock.calls[0]?.status).toBe(200);
  });

  test("headers arrive before a held stream has anything to say", async () => {
    const held = createStream();
    server.use(llm.openai.chat(held));
    const response = await post("Hello", { stream: true });
    expect(response.headers.get("content-type")).toBe("text/event-stream; charset=utf-8");
    held.write("one");
    held.end();
    expect(await response.text()).toContain('"content":"one"');
  });
}

/** A stream of 40 chunks, 5 ms apart, of which a client that goes away sees few. */
function usePaced(
  server: Pick<ReturnType<CreateServer>, "use">,
): ReturnType<typeof llm.openai.chat> {
  const mock = llm.openai.chat(LONG, { chunkDelayInMs: 5 });
  server.use(mock);
  return mock;
}

async function expectStopped(mock: ReturnType<typeof llm.openai.chat>): Promise<void> {
  const [call] = mock.calls;
  await call?.done;
  const { chunks } = call!.delivered;
  expect(call?.aborted).toBe(true);
  expect(chunks).toBeLessThan(20);
  await sleep(20);
  expect(call?.delivered.chunks).toBe(chunks);
}
