// Measures one scenario in a process of its own, on a folder of `hosts.ts`; prints the measurement as JSON.
import { setTimeout as sleep } from "node:timers/promises";
import { llm } from "msw-llm";
import { http, HttpResponse, type RequestHandler } from "msw";
import { type Network, NETWORKS } from "./networks.ts";
import { TARGET } from "./requests.ts";

/** What a scenario left on the heap, in megabytes, at most and at its end, and the milliseconds of CPU that it took. */
export interface Growth {
  most: number;
  left: number;
  cpu: number;
}

declare const gc: () => void;

const [scenario = "", network = "", contender = ""] = process.argv.slice(2);
/** One delta of the pack's, which cuts before spaces: both sides send as many chunks. */
const TOKEN = " token";
const encoder = new TextEncoder();

/** A chunk as OpenAI sends it. */
const CHUNK = {
  id: "chatcmpl-9vK2mQx4TzWb7LcRj3HfNpYe8aUdG",
  object: "chat.completion.chunk",
  created: 1_790_000_000,
  model: "gpt-5.4",
  service_tier: "default",
  system_fingerprint: null,
  choices: [{ index: 0, delta: { content: TOKEN }, logprobs: null, finish_reason: null }],
  obfuscation: "mB7tR5wqXz",
};

/** A stream of `count` tokens, by the pack or as users write it. */
function createHandlers(count: number): RequestHandler[] {
  if (contender === "ours") return [llm.openai.chat(() => tokens(count)), ...llm.handlers];
  return [
    http.post(TARGET, async ({ request }) => {
      await request.json();
      let left = count;
      const stream = new ReadableStream<Uint8Array>({
        pull(controller) {
          if (left-- === 0) return controller.close();
          controller.enqueue(encoder.encode(`data: ${JSON.stringify(CHUNK)}\n\n`));
        },
      });
      return new HttpResponse(stream, { headers: { "content-type": "text/event-stream" } });
    }),
  ];
}

function* tokens(count: number): Generator<string> {
  for (let index = 0; index < count; index++) yield TOKEN;
}

interface Meter {
  /** Collects garbage and looks at the heap. */
  look(): void;
  stop(): Growth;
}

async function createMeter(): Promise<Meter> {
  const start = await settled();
  const cpu = process.cpuUsage();
  let most = 0;
  let left = 0;
  const look = (): void => {
    gc();
    left = used() - start;
    most = Math.max(most, left);
  };
  return {
    look,
    stop() {
      const { user, system } = process.cpuUsage(cpu);
      look();
      return { most, left, cpu: (user + system) / 1000 };
    },
  };
}

function used(): number {
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1e6;
}

/** After what ends later has ended. */
async function settled(): Promise<number> {
  await sleep(300);
  gc();
  gc();
  return used();
}

function ask(via: typeof fetch, question: string, signal?: AbortSignal): Promise<Response> {
  const messages = [{ role: "user", content: question }];
  return via(TARGET, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: "Bearer test" },
    body: JSON.stringify({ model: "gpt-5.4", stream: scenario !== "calls", messages }),
    ...(signal && { signal }),
  });
}

/** One long reply, read chunk by chunk. */
async function streamTokens(start: Network, count: number): Promise<Growth> {
  const warm = start(createHandlers(20_000));
  await (await ask(warm.via, "warm up")).text();
  warm.close();
  const { via, close } = start(createHandlers(count));
  const meter = await createMeter();
  const reader = (await ask(via, "a long story")).body!.getReader();
  for (let read = 1; !(await reader.read()).done; read++) {
    if (read % (count / 5) === 0) meter.look();
  }
  const growth = meter.stop();
  close();
  return growth;
}

/** Calls that differ from each other, answered in one body. */
async function makeCalls(start: Network, count: number): Promise<Growth> {
  const { via, close } = start([...llm.handlers]);
  for (let call = 0; call < 2_000; call++) await (await ask(via, `warm up ${call}`)).text();
  const meter = await createMeter();
  for (let call = 0; call < count; call++) await (await ask(via, `question ${call}`)).text();
  await settled();
  const growth = meter.stop();
  close();
  return growth;
}

/** Streams that the client gives up after their first chunk. */
async function abortStreams(start: Network, count: number): Promise<Growth> {
  const { via, close } = start(createHandlers(200));
  const giveUp = async (): Promise<void> => {
    const abort = new AbortController();
    const reader = (await ask(via, "a story", abort.signal)).body!.getReader();
    await reader.read();
    abort.abort();
    await reader.read().catch(() => {});
  };
  // as many as the journal remembers
  for (let call = 0; call < 1_000; call++) await giveUp();
  const meter = await createMeter();
  for (let call = 0; call < count; call++) await giveUp();
  await settled();
  const growth = meter.stop();
  close();
  return growth;
}

const SCENARIOS: Record<string, (start: Network) => Promise<Growth>> = {
  tokens: (start) => streamTokens(start, 1_000_000),
  calls: (start) => makeCalls(start, 100_000),
  aborts: (start) => abortStreams(start, 3_000),
};

// MSW 3 lets an aborted socket throw where a hand-written stream has no transfer-encoding
if (contender === "hand") process.on("uncaughtException", () => {});
console.log(JSON.stringify(await SCENARIOS[scenario]!(NETWORKS[network]!)));
process.exit(0);
