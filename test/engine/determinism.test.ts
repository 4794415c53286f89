import { readdirSync, readFileSync } from "node:fs";
import { getEventListeners } from "node:events";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createFetch, createHandlers, errors, llm, sequence } from "../../src/index.ts";
import { hash, hashAfter } from "../../src/ids.ts";
import { createDelay } from "../../src/stream/pace.ts";
import { ask, CHAT_URL, post } from "../support/chat.ts";
import { REQUESTS } from "../support/requests.ts";
import { usePack } from "../support/server.ts";

const server = usePack();

/** The bytes of three answers, streamed and not, in a pack of its own. */
async function answer(order: number[]): Promise<string[]> {
  const mockFetch = createFetch(...createHandlers({ now: () => Date.UTC(2026, 0, 1) }));
  const texts = await Promise.all(
    order.map(async (index) => {
      const messages = [{ role: "user", content: `prompt ${index}` }];
      const body = JSON.stringify({ model: "m", messages, stream: index % 2 === 0 });
      const response = await mockFetch(CHAT_URL, { method: "POST", body });
      // what is left of the limits hangs on the order
      const headers = [...response.headers].filter(([name]) => !name.includes("ratelimit"));
      return [index, JSON.stringify(headers) + (await response.text())] as const;
    }),
  );
  llm.handlers[0]?.reset();
  return texts.toSorted(([a], [b]) => a - b).map(([, text]) => text);
}

test("the same requests give the same bytes, in any order", async () => {
  const first = await answer([0, 1, 2]);
  expect(await answer([2, 0, 1])).toEqual(first);
  expect(new Set(first).size).toBe(3);
});

test("the same request, asked again, has an id of its own, and the same ones on every run", async () => {
  const run = async (): Promise<string[]> => {
    llm.handlers[0]?.reset();
    const mockFetch = createFetch(...createHandlers({ now: () => 0 }));
    const messages = [{ role: "user", content: "Hello" }];
    const body = JSON.stringify({ model: "m", messages });
    const ids: string[] = [];
    for (let count = 0; count < 3; count++) {
      const response = await mockFetch(CHAT_URL, { method: "POST", body });
      ids.push(((await response.json()) as { id: string }).id);
    }
    return ids;
  };
  const first = await run();
  expect(new Set(first).size).toBe(3);
  expect(await run()).toEqual(first);
});

/** Every endpoint, streamed and not: what two runs answer to the same requests in packs of their own. */
async function answerAll(isConcurrent: boolean): Promise<Answer[]> {
  const mockFetch = createFetch(...createHandlers({ now: () => Date.UTC(2026, 0, 1) }));
  llm.handlers[0]?.reset(); // the packs share their providers' stores
  const send = async ([url, body]: [string, object]): Promise<Answer> => {
    const response = await mockFetch(url, { method: "POST", body: JSON.stringify(body) });
    const headers = [...response.headers];
    return { url, status: response.status, headers, text: await response.text() };
  };
  if (isConcurrent) return Promise.all(ALL_REQUESTS.map(send));
  const answers: Answer[] = [];
  for (const request of ALL_REQUESTS) answers.push(await send(request));
  return answers;
}

interface Answer {
  url: string;
  status: number;
  headers: [name: string, value: string][];
  text: string;
}

const ALL_REQUESTS = REQUESTS.flatMap(([url, body]): typeof REQUESTS => [
  [url, body],
  [url, { ...body, stream: false, seed: 1 }],
]);

/** A limit counts down in the order that requests come in. */
function withoutLimits(answers: Answer[]): Answer[] {
  return answers.map(({ headers, ...answer }) => ({
    ...answer,
    headers: headers.filter(([name]) => !/ratelimit|reset|-call-remaining/i.test(name)),
  }));
}

test("two runs give the same bytes, whatever the endpoint", async () => {
  const first = await answerAll(false);
  expect(await answerAll(false)).toEqual(first);
  expect(withoutLimits(await answerAll(true))).toEqual(withoutLimits(first));
  expect(first.filter(({ status }) => status === 200).length).toBeGreaterThan(REQUESTS.length);
});

test("jitter varies, within its bounds, and the same on every run", () => {
  const take = (seed: number): number[] => {
    const delay = createDelay({ chunkDelayInMs: 100, jitter: 0.5 }, seed)!;
    return Array.from({ length: 50 }, delay);
  };
  expect(take(7)).toEqual(take(7));
  expect(take(7)).not.toEqual(take(8));
  expect(new Set(take(7)).size).toBe(50);
  expect(take(7).every((ms) => ms >= 50 && ms <= 150)).toBe(true);
});

test("a long text is told from another by either end, and by its length", () => {
  const long = "x".repeat(100_000);
  expect(hash(long)).toBe(hash("x".repeat(100_000)));
  const others = [`${long}x`, `${long.slice(1)}y`, `y${long.slice(1)}`];
  expect(new Set([long, ...others].map(hash)).size).toBe(4);
});

test("a text of some length is told from another anywhere", () => {
  const text = Array.from({ length: 5_000 }, (_, index) => `word${index}`).join(" ");
  const others = [0, 1, 511, 512, 20_000, text.length - 2, text.length - 1].map(
    (place) => `${text.slice(0, place)}§${text.slice(place + 1)}`,
  );
  expect(new Set([text, ...others].map((one) => hash(one))).size).toBe(8);
});

test("a hash goes on from that of what comes before", () => {
  expect(hashAfter(hash("POST /a"), "{}")).not.toBe(hashAfter(hash("POST /b"), "{}"));
  expect(hashAfter(hash("POST /a"), "{}")).toBe(hashAfter(hash("POST /a"), "{}"));
});

test("nothing rolls dice, and the clock is asked by a setting's default alone", () => {
  const source = join(import.meta.dirname, "../../src");
  const files = readdirSync(source, { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".ts"),
  );
  const using = (what: string): string[] =>
    files.filter((file) => readFileSync(join(source, file), "utf8").includes(what));
  expect(using("Math.random")).toEqual([]);
  expect(using("Date.now")).toEqual(["settings.ts"]);
});

test("a signal that a client keeps has no listener of a request that is over", async () => {
  const { signal } = new AbortController();
  const messages = [{ role: "user", content: "Hi" }];
  for (const stream of [true, false]) {
    const body = JSON.stringify({ model: "m", messages, stream });
    // no Request is made of it on the way: the platform would tie that one's signal to this one's
    const request = new Request(CHAT_URL, { method: "POST", body, signal });
    const before = getEventListeners(request.signal, "abort").length;
    const result = await llm.openai.chat("Hi").run({ request, requestId: "1" });
    await result?.response?.text();
    expect(getEventListeners(request.signal, "abort").length).toBe(before);
  }
});

test("an aborted signal sends nothing", async () => {
  const mock = llm.openai.chat("Hi");
  await expect(createFetch(mock)(CHAT_URL, { signal: AbortSignal.abort() })).rejects.toThrow(
    /abort/,
  );
  expect(mock.callCount).toBe(0);
});

test("resetHandlers() forgets errors too", async () => {
  await fetch("https://api.openai.com/v1/nowhere");
  expect(llm.handlers.errors).toHaveLength(1);
  server.resetHandlers();
  expect(llm.handlers.errors).toEqual([]);
});

test("each of n choices is paid for", async () => {
  const tokens = async (n: number): Promise<number> => {
    const response = await post("Hello", { body: { n } });
    return ((await response.json()) as { usage: { completion_tokens: number } }).usage
      .completion_tokens;
  };
  expect(await tokens(3)).toBe(3 * (await tokens(1)));
});

test("perCall() tells two calls apart by what they ask", async () => {
  server.use(llm.openai.chat(sequence(errors.badRequest("1"), "2", "3").perCall()));
  const retry = { headers: { "x-stainless-retry-count": "1" } };
  expect([await ask("a"), await ask("b"), await ask("a", retry), await ask("b", retry)]).toEqual([
    "1",
    "2",
    "1",
    "2",
  ]);
});

test("the last user text is that of a message that has one", async () => {
  const mock = llm.openai.chat("Hi");
  server.use(mock);
  const image = { type: "image_url", image_url: { url: "https://example.com/a.png" } };
  const messages = [
    { role: "user", content: "Look" },
    { role: "user", content: [image] },
  ];
  await ask("", { body: { messages } });
  expect(mock.calls[0]?.lastUserText).toBe("Look");
});
