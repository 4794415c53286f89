import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createFetch, faults, llm, type Settings } from "../../src/index.ts";
import { setupFetchServer } from "../../src/node/index.ts";
import { ask, CHAT_URL, deltas } from "../support/chat.ts";
import { type CreateServer, usePack } from "../support/server.ts";

const { setImmediate: realImmediate } = globalThis;
const DELAYS: Settings = { initialDelayInMs: 5, chunkDelayInMs: 2, jitter: 0.5 };
const FOR_LONG: Settings = { initialDelayInMs: 60_000, chunkDelayInMs: 60_000, timers: "global" };

/** A host's turn, which no fake takes away. */
function turn(): Promise<void> {
  return new Promise((resolve) => void realImmediate(resolve));
}

afterEach(() => void vi.useRealTimers());

const FAKES: [title: string, config: Parameters<typeof vi.useFakeTimers>[0]][] = [
  ["by default", undefined],
  ["with shouldAdvanceTime", { shouldAdvanceTime: true }],
];

describe("nobody advances the timers", () => {
  const server = usePack();

  test.for(FAKES)(
    "and all is answered, on connections of their own: %s",
    async ([title, config]) => {
      // MSW 3 does not go on with a connection that was opened before setImmediate was faked
      const baseURL = `https://${title.replaceAll(" ", "-").toLowerCase()}.example/v1`;
      const provider = llm.openai.with({ baseURL });
      const url = `${baseURL}/chat/completions`;
      vi.useFakeTimers(config);
      server.use(provider.chat("a b c", DELAYS));
      expect(await deltas("Hello", { url })).toEqual(["a", " b", " c"]);
      expect(await ask("Hello", { url })).toBe("a b c");
      server.use(provider.chat(["a", faults.stall(2), "b"]));
      expect(await deltas("Hello", { url })).toEqual(["a", "b"]);
      expect(await ask("Hello", { url })).toBe("ab");
      server.use(provider.chat("x ".repeat(50).trim()));
      expect(await deltas("Hello", { url })).toHaveLength(50);
    },
  );
});

describe("nobody advances the timers of setupFetchServer()", () => {
  const server = usePack(setupFetchServer as CreateServer);

  test.for(FAKES)("and all is answered: %s", async ([, config]) => {
    server.use(llm.openai.chat("a b c", DELAYS));
    expect(await ask("Hello")).toBe("a b c");
    vi.useFakeTimers(config);
    expect(await deltas("Hello")).toEqual(["a", " b", " c"]);
    expect(await ask("Hello")).toBe("a b c");
  });
});

test("nobody advances the timers of createFetch(), and all is answered", async () => {
  const fetch = createFetch(llm.openai.chat("a b c", DELAYS));
  const body = { model: "m", messages: [{ role: "user", content: "Hello" }] };
  vi.useFakeTimers();
  for (const stream of [true, false]) {
    const init = { method: "POST", body: JSON.stringify({ ...body, stream }) };
    const text = await (await fetch(CHAT_URL, init)).text();
    expect(text).toContain(stream ? '" b"' : '"a b c"');
  }
});

describe('timers: "global"', () => {
  const server = usePack();
  // what undici and MSW 3 wait for stays as it is
  beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] }));

  test.for<[title: string, ask: () => Promise<unknown>, answer: unknown]>([
    ["a stream", () => deltas("Hello"), ["a", " b"]],
    ["a body", () => ask("Hello"), "a b"],
  ])("%s is driven by the fakes alone", async ([, send, answer]) => {
    server.use(llm.openai.chat("a b", FOR_LONG));
    const done = vi.fn<(value: unknown) => void>();
    const sent = send();
    void sent.then(done);
    for (let round = 0; round < 30; round++) await turn();
    expect(done).not.toHaveBeenCalled();
    for (let round = 0; done.mock.calls.length === 0 && round < 1000; round++) {
      await vi.advanceTimersByTimeAsync(60_000);
      await turn();
    }
    expect(await sent).toEqual(answer);
  });

  test("a stall is driven by the fakes alone", async () => {
    server.use(llm.openai.chat(["a", faults.stall(60_000), "b"], { timers: "global" }));
    const done = vi.fn<(value: unknown) => void>();
    const sent = deltas("Hello");
    void sent.then(done);
    for (let round = 0; round < 30; round++) await turn();
    expect(done).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await sent).toEqual(["a", "b"]);
  });
});
