// Aborts a stream after each of its frames, and ends: what is left of one, a timer or a socket, would keep the process alive.
import { setTimeout as sleep } from "node:timers/promises";
import { setupServer } from "msw/node";
import { createHandlers, faults, type Reply } from "../../src/index.ts";
import { STREAMING_REQUESTS } from "./streaming-requests.ts";

const FRAMES = [1, 2, 3, 4];
let open = 0;
let aborted = 0;

async function* endless(): AsyncGenerator<string> {
  open++;
  try {
    for (;;) {
      yield "Hello ";
      await sleep(1);
    }
  } finally {
    open--;
  }
}

async function abortAt(frames: number, reply: Reply): Promise<void> {
  const handlers = createHandlers({ reply, validate: false });
  server.use(...handlers);
  for (const [, url, body, headers] of STREAMING_REQUESTS) {
    const controller = new AbortController();
    const { signal } = controller;
    const init = { method: "POST", body: JSON.stringify(body), headers: { ...headers }, signal };
    const reader = (await fetch(url, init)).body!.getReader();
    // some formats send fewer frames before they wait
    const timer = setTimeout(() => controller.abort(), 5);
    for (let count = 0; count < frames; count++) await reader.read().catch(() => {});
    clearTimeout(timer);
    controller.abort();
    await reader.read().catch(() => {});
    await handlers.calls.at(-1)?.done;
    aborted++;
  }
  server.resetHandlers();
}

const server = setupServer();
server.listen();
for (const frames of FRAMES) {
  await abortAt(frames, endless);
  await abortAt(frames, ["Hel", faults.stall(600_000), "lo"]);
  await abortAt(frames, ["Hel", faults.hang()]);
}
server.close();
// once nothing is left to wait for
process.on("exit", () => console.log(`aborted ${aborted}, open ${open}`));
