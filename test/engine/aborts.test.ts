import { execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterEach, expect, test, vi } from "vitest";
import {
  createFetch,
  createHandlers,
  faults,
  type LLMHandler,
  type Reply,
  type ReplyItem,
} from "../../src/index.ts";
import { isMSW2 } from "../support/chat.ts";
import { STREAMING_REQUESTS } from "../support/streaming-requests.ts";

type Row = (typeof STREAMING_REQUESTS)[number];
type Call = LLMHandler["calls"][number];

interface Sent {
  handler: LLMHandler;
  response: Promise<Response>;
}

const WORDS = ["Hel", "lo, ", "you ", "there."];

/** Milliseconds; no test waits so long. */
const PAUSE = 600_000;

afterEach(() => void vi.unstubAllGlobals());

test.for(STREAMING_REQUESTS)("%s: an abort after any frame stops the generator", async (row) => {
  const count = await countFrames(row);
  expect(count).toBeGreaterThanOrEqual(WORDS.length);
  for (let frames = 0; frames <= count; frames++) {
    const source = createSource();
    const { handler, call } = await abortAfter(frames, row, source.reply);
    // a client that goes away after the finish reason has had a whole answer
    const isWhole = call.finishReason !== undefined;
    expect([frames, call.aborted, source.open()]).toEqual([frames, !isWhole, 0]);
    expect(isWhole && frames < WORDS.length).toBe(false);
    expect(handler.errors).toEqual([]);
  }
});

test.for(STREAMING_REQUESTS)("%s: an abort in a pause leaves no timer", async (row) => {
  const timers = watchTimers();
  for (let word = 0; word < WORDS.length; word++) {
    const items = [...WORDS.slice(0, word), faults.stall(PAUSE), ...WORDS.slice(word)];
    const call = await abortInPause(row, items, timers);
    expect([word, call.aborted, timers.size]).toEqual([word, true, 0]);
  }
});

test(
  "a process that aborted streams at every frame ends by itself",
  { timeout: 120_000 },
  async () => {
    const host = isMSW2 ? ["--import", join(import.meta.dirname, "../support/msw-2.mjs")] : [];
    const program = join(import.meta.dirname, "../support/abort-streams.ts");
    // the time is a safety alone: a process that hangs is killed, and the test fails
    const { stdout } = await promisify(execFile)(process.execPath, [...host, program], {
      timeout: 100_000,
    });
    expect(stdout.trim()).toBe(`aborted ${STREAMING_REQUESTS.length * 3 * 4}, open 0`);
  },
);

test("each format that streams is among them", () => {
  const codecs = join(import.meta.dirname, "../../src/codecs");
  const streaming = readdirSync(codecs, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .filter((name) =>
      readFileSync(join(codecs, name, "index.ts"), "utf8").includes('"language-model"'),
    );
  const tested = STREAMING_REQUESTS.map(([name]) => name.split(",")[0]);
  // its stream is a request of its own, for a prediction that was made before
  expect(new Set([...tested, "replicate-predictions"])).toEqual(new Set(streaming));
});

/** A generator of the test's, and how many of them still run. */
function createSource(): { reply: () => AsyncGenerator<string>; open(): number } {
  let running = 0;
  async function* reply(): AsyncGenerator<string> {
    running++;
    try {
      yield* WORDS;
    } finally {
      running--;
    }
  }
  return { reply, open: () => running };
}

function send([, url, body, headers]: Row, reply: Reply, signal: AbortSignal): Sent {
  const handlers = createHandlers({ reply, timers: "global", validate: false });
  const init = { method: "POST", body: JSON.stringify(body), headers: { ...headers }, signal };
  return { handler: handlers[0]!, response: createFetch(...handlers)(url, init) };
}

async function countFrames(row: Row): Promise<number> {
  const { response } = send(row, createSource().reply, new AbortController().signal);
  const reader = (await response).body!.getReader();
  let count = 0;
  while (!(await reader.read()).done) count++;
  return count;
}

/** Once so many frames were read. */
async function abortAfter(
  frames: number,
  row: Row,
  reply: Reply,
): Promise<{ handler: LLMHandler; call: Call }> {
  const controller = new AbortController();
  const { handler, response } = send(row, reply, controller.signal);
  const reader = (await response).body!.getReader();
  for (let count = 0; count < frames; count++) await reader.read();
  controller.abort();
  await reader.read().catch(() => {});
  return { handler, call: await settle(handler) };
}

/** Once the answer waits for its timer. */
async function abortInPause(row: Row, items: ReplyItem[], timers: Set<unknown>): Promise<Call> {
  const controller = new AbortController();
  const { handler, response } = send(row, items, controller.signal);
  const reading = response.then((answer) => answer.text()).catch(() => {});
  while (timers.size === 0) await new Promise(setImmediate);
  controller.abort();
  await reading;
  return settle(handler);
}

async function settle({ calls }: LLMHandler): Promise<Call> {
  const call = calls[0]!;
  await call.done;
  return call;
}

/** The pauses that are going on. */
function watchTimers(): Set<unknown> {
  const running = new Set<unknown>();
  const { setTimeout: start, clearTimeout: stop } = globalThis;
  vi.stubGlobal("setTimeout", (callback: () => void, ms?: number) => {
    const timer = start(callback, ms);
    if (ms === PAUSE) running.add(timer);
    return timer;
  });
  vi.stubGlobal("clearTimeout", (timer: NodeJS.Timeout | undefined) => {
    running.delete(timer);
    stop(timer);
  });
  return running;
}
