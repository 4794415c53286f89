import { setupWorker } from "msw/browser";
import OpenAI from "openai";
import { afterAll, afterEach, beforeAll, expect, inject, test } from "vitest";
import { createStream, errors, faults, llm, sequence } from "../../src/index.ts";

declare module "vitest" {
  interface ProvidedContext {
    quiet: boolean;
  }
}

const worker = setupWorker(...llm.handlers);
beforeAll(async () => {
  await worker.start({ quiet: inject("quiet"), onUnhandledFrame: "bypass" });
});
afterEach(() => worker.resetHandlers());
afterAll(() => worker.stop());

const client = new OpenAI({ apiKey: "test", dangerouslyAllowBrowser: true });
const params = { model: "gpt-5.4", messages: [{ role: "user" as const, content: "Hello" }] };

async function ask(): Promise<string | null | undefined> {
  const completion = await client.chat.completions.create(params);
  return completion.choices[0]?.message.content;
}

async function* streamText(signal?: AbortSignal): AsyncGenerator<string> {
  const options = signal ? { signal } : {};
  const stream = await client.chat.completions.create({ ...params, stream: true }, options);
  for await (const chunk of stream) {
    const text = chunk.choices[0]?.delta.content;
    if (text) yield text;
  }
}

async function collect(texts: AsyncIterable<string>): Promise<string> {
  let all = "";
  for await (const text of texts) all += text;
  return all;
}

test("the pack answers the SDK", async () => {
  expect(await ask()).toBe("This is a mock request");
  expect(await collect(streamText())).toBe("This is a mock request");
});

test("worker.use changes the reply, resetHandlers changes it back", async () => {
  worker.use(llm.openai.chat((call) => `You said: ${call.lastUserText}`));
  expect(await ask()).toBe("You said: Hello");
  worker.resetHandlers();
  expect(await ask()).toBe("This is a mock request");
});

test("a chunk arrives before the next one is written", async () => {
  const stream = createStream();
  worker.use(llm.openai.chat(stream));
  const texts = streamText();
  for (const word of ["one", "two", "three"]) {
    stream.write(word);
    expect((await texts.next()).value).toBe(word);
  }
  stream.end();
  expect(await texts.next()).toMatchObject({ done: true });
});

test("a paced stream arrives at its pace", async () => {
  worker.use(llm.openai.chat(["a", "b", "c", "d", "e"], { chunkDelayInMs: 40 }));
  const arrivals: number[] = [];
  for await (const _ of streamText()) arrivals.push(performance.now());
  const gaps = arrivals.slice(1).map((at, index) => at - arrivals[index]!);
  expect(arrivals.length).toBeGreaterThan(1);
  // timers of a browser may fire a little early, and a busy machine delivers late
  expect(Math.min(...gaps)).toBeGreaterThan(10);
});

test("an abort reaches the handler", async () => {
  const stream = createStream();
  const mock = llm.openai.chat(stream);
  worker.use(mock);
  stream.write("Hel");
  const controller = new AbortController();
  const texts = streamText(controller.signal);
  await texts.next();
  controller.abort();
  await texts.next().catch(() => undefined);
  await stream.whenAborted;
  await mock.calls[0]!.done;
  expect(mock.calls[0]!.aborted).toBe(true);
});

test("a consumer that stops reading stops the producer", async () => {
  const stream = createStream();
  const mock = llm.openai.chat(stream);
  worker.use(mock);
  stream.write("Hel");
  for await (const _ of streamText()) break;
  await stream.whenAborted;
  await mock.calls[0]!.done;
  expect(mock.calls[0]!.aborted).toBe(true);
});

test("a 429 is retried", async () => {
  const mock = llm.openai.chat(sequence(errors.rateLimit(), "Second attempt"));
  worker.use(mock);
  expect(await ask()).toBe("Second attempt");
  expect(mock.calls.map(({ status, retry }) => [status, retry])).toEqual([
    [429, 0],
    [200, 1],
  ]);
});

test("an error in the middle of a stream reaches the SDK", async () => {
  worker.use(llm.openai.chat(["Hel", errors.overloaded()]));
  await expect(collect(streamText())).rejects.toThrow(/overloaded/);
});

test("a disconnect breaks the stream", async () => {
  worker.use(llm.openai.chat(["Hel", faults.disconnect()]));
  await expect(collect(streamText())).rejects.toThrow(TypeError);
});

test("an unknown path of a known host is refused in words", async () => {
  const response = await fetch("https://api.openai.com/v1/nonsense");
  expect(response.status).toBeGreaterThanOrEqual(400);
  expect(await response.text()).toContain("msw-llm:");
});
