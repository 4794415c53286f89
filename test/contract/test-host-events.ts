import nodeHttp from "node:http";
import type { AddressInfo } from "node:net";
import { http, HttpResponse, passthrough } from "msw";
import { afterEach, expect, test } from "vitest";
import { faults, type LLMHandler, llm } from "../../src/index.ts";
import { ask, CHAT_URL, deltas, post, sleep } from "../support/chat.ts";
import { type CreateServer, usePack } from "../support/server.ts";

/** Milliseconds that some megabytes may take on a busy machine. */
const LONG = { timeout: 90_000 };

/** That whoever listens to a network's events reads answers without changing them. */
export function testHostEvents(createServer: CreateServer): void {
  const server = usePack(createServer);
  afterEach(() => server.events.removeAllListeners());

  test("a life-cycle listener reads a body", async () => {
    const seen = listen(server);
    await ask("Hello");
    await expect.poll(() => seen.length).toBe(1);
    expect(seen[0]).toContain("This is a mock request");
  });

  test("a life-cycle listener reads a stream", async () => {
    const seen = listen(server);
    const sent = await (await post("Hello", { stream: true })).text();
    await expect.poll(() => seen).toEqual([sent]);
    expect(sent).toMatch(/^data: \{.*data: \[DONE\]\n\n$/s);
  });

  test("a life-cycle listener reads a clone of a stream, and the stream", async () => {
    const seen: string[] = [];
    server.events.on("response:mocked", async ({ response }) => {
      seen.push(await response.clone().text(), await response.text());
    });
    const sent = await (await post("Hello", { stream: true })).text();
    await expect.poll(() => seen).toEqual([sent, sent]);
  });

  test("a life-cycle listener that waited reads a stream from its beginning", async () => {
    const seen: string[] = [];
    server.events.on("response:mocked", async ({ response }) => {
      await sleep(20);
      seen.push(await response.text());
    });
    const sent = await (await post("Hello", { stream: true })).text();
    await expect.poll(() => seen).toEqual([sent]);
  });

  test("a life-cycle listener is told whose answer it is", async () => {
    const seen: unknown[] = [];
    server.events.on("response:mocked", ({ response }) => {
      seen.push([response.url, response.status, response.headers.get("content-type")]);
    });
    await deltas("Hello");
    await expect.poll(() => seen).toEqual([[CHAT_URL, 200, "text/event-stream; charset=utf-8"]]);
  });

  test("a life-cycle listener doesn't keep a cancelled stream alive", async () => {
    const seen = listen(server);
    const mock = llm.openai.chat(
      Array.from({ length: 40 }, () => "tick "),
      { chunkDelayInMs: 5 },
    );
    server.use(mock);
    const reader = (await post("Hello", { stream: true })).body!.getReader();
    await reader.read();
    await reader.cancel();
    await mock.calls[0]?.done;
    expect(mock.calls[0]?.aborted).toBe(true);
    await expect.poll(() => seen.length).toBe(1);
  });

  test("an abort stops the producer, and ends the stream for a life-cycle listener", async () => {
    const seen = listen(server);
    const mock = llm.openai.chat(
      Array.from({ length: 40 }, () => "tick "),
      { chunkDelayInMs: 5 },
    );
    server.use(mock);
    const abort = new AbortController();
    const { signal } = abort;
    const reader = (await post("Hello", { stream: true, signal })).body!.getReader();
    await reader.read();
    abort.abort();
    await expect(reader.read()).rejects.toThrow(/abort/i);
    await mock.calls[0]?.done;
    expect([mock.calls[0]?.aborted, mock.calls[0]!.delivered.chunks < 40]).toEqual([true, true]);
    await expect.poll(() => seen.length).toBe(1);
    expect(seen[0]).toContain('"role":"assistant"');
  });

  test("a stream that breaks ends for a life-cycle listener, with what was sent", async () => {
    const seen = listen(server);
    server.use(llm.openai.chat(["Hello", faults.disconnect()]));
    const reader = (await post("Hello", { stream: true })).body!.getReader();
    const read = async (): Promise<void> => {
      while (!(await reader.read()).done);
    };
    await expect(read()).rejects.toThrow();
    await expect.poll(() => seen.length).toBe(1);
    expect(seen[0]).toContain('"content":"Hello"');
    expect(seen[0]).not.toContain("[DONE]");
  });
}

/** That long streams and clones are whole for whoever reads them. */
export function testClones(createServer: CreateServer): void {
  const server = usePack(createServer);
  afterEach(() => server.events.removeAllListeners());

  test(
    "a stream of 17 MB is whole for a listener that reads at once, and refused to one that comes late",
    LONG,
    async () => {
      const lengths: Promise<unknown>[] = [];
      server.events.on("response:mocked", async ({ response }) => {
        lengths.push(response.text().then(({ length }) => length));
      });
      server.use(createLong(17));
      const sent = (await (await post("Hello", { stream: true })).text()).length;
      expect(await lengths[0]).toBe(sent);
      server.events.removeAllListeners();
      const late = nextAnswer(server);
      await (await post("Hello", { stream: true })).text();
      await expect((await late).text()).rejects.toThrow(
        "msw-llm: Failed to read a clone of a streamed answer: nobody read it before 16 MB had gone out, and more is not kept. Begin to read it at once, before you await anything.",
      );
    },
  );

  test("a stream of 15 MB is whole for a listener that comes late", LONG, async () => {
    const late = nextAnswer(server);
    server.use(createLong(15));
    const sent = (await (await post("Hello", { stream: true })).text()).length;
    expect((await (await late).text()).length).toBe(sent);
  });

  test("a stream of a user's own handler is MSW's to clone", async () => {
    const seen = listen(server);
    server.use(http.post(CHAT_URL, () => new HttpResponse(toStream(["Hel", "lo"]))));
    expect(await (await post("Hello")).text()).toBe("Hello");
    await expect.poll(() => seen).toEqual(["Hello"]);
  });

  test("an answer of the network is MSW's to clone", async () => {
    const upstream = nodeHttp.createServer((_, response) => response.end("real"));
    await new Promise<void>((resolve) => upstream.listen(0, "127.0.0.1", resolve));
    const url = `http://127.0.0.1:${(upstream.address() as AddressInfo).port}/`;
    const seen: Promise<string>[] = [];
    server.events.on("response:bypass", ({ response }) => void seen.push(response.text()));
    server.use(http.get(url, () => passthrough()));
    expect(await (await fetch(url)).text()).toBe("real");
    await expect.poll(() => seen.length).toBe(1);
    expect(await seen[0]).toBe("real");
    upstream.close();
    upstream.closeAllConnections();
  });

  test("an app's own clone of a stream is whole, whichever it reads first", LONG, async () => {
    const first = await post("Hello", { stream: true });
    const clone = first.clone();
    const sent = await clone.text();
    expect(sent).toContain("[DONE]");
    expect(await first.text()).toBe(sent);
    server.use(createLong(17));
    const second = await post("Hello", { stream: true });
    const late = second.clone();
    const { length } = await second.text();
    expect((await late.text()).length).toBe(length);
  });
}

/** So many chunks of a million bytes. */
function createLong(count: number): LLMHandler {
  const text = "x".repeat(1_000_000);
  const items = Array.from({ length: count }, () => text);
  return llm.openai.chat(items, { chunking: (item) => [item] });
}

function toStream(texts: string[]): ReadableStream<Uint8Array> {
  return new Blob(texts).stream();
}

function nextAnswer({ events }: Pick<ReturnType<CreateServer>, "events">): Promise<Response> {
  return new Promise((resolve) =>
    events.on("response:mocked", ({ response }) => resolve(response)),
  );
}

/** What a listener reads of the answers, as MSW hands them out. */
function listen(server: Pick<ReturnType<CreateServer>, "events">): string[] {
  const seen: string[] = [];
  server.events.on("response:mocked", ({ response }) => {
    void response.text().then((text) => seen.push(text));
  });
  return seen;
}
