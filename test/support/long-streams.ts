// Reads a long stream on each network, by the pack and by a plain handler; prints how many megabytes each held near its end.
import { setImmediate as macrotask } from "node:timers/promises";
import { http, HttpResponse } from "msw";
import { setupServer } from "msw/node";
import { createFetch, createHandlers } from "../../src/index.ts";
import { setupFetchServer } from "../../src/node/index.ts";

declare const gc: () => void;

/** More than is kept for a listener that may come. */
const TOKENS = 60_000;
const URL = "https://api.openai.com/v1/chat/completions";
const encoder = new TextEncoder();

function* tokens(): Generator<string> {
  for (let index = 0; index < TOKENS; index++) yield " token";
}

const ours = createHandlers({ reply: tokens });

const byHand = http.post(URL, () => {
  let left = TOKENS;
  const pull = (controller: ReadableStreamDefaultController): void => {
    if (left-- === 0) controller.close();
    else controller.enqueue(encoder.encode(`data: ${"x".repeat(280)}\n\n`));
  };
  const headers = { "content-type": "text/event-stream", "transfer-encoding": "chunked" };
  return new HttpResponse(new ReadableStream({ pull }), { headers });
});

async function grow(via: typeof fetch): Promise<number> {
  const start = await used();
  const messages = [{ role: "user", content: "a long story" }];
  const response = await via(URL, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ model: "gpt-5.4", stream: true, messages }),
  });
  const nearlyAll = TOKENS * 280;
  let growth = 0;
  let length = 0;
  for await (const bytes of response.body!) {
    if (length < nearlyAll && length + bytes.length >= nearlyAll) growth = (await used()) - start;
    length += bytes.length;
  }
  return growth;
}

async function used(): Promise<number> {
  gc();
  // what a collection leaves to the next task
  await macrotask();
  gc();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1e6;
}

async function growIn(
  createServer: typeof setupFetchServer,
  handlers: Parameters<typeof setupFetchServer>,
): Promise<number> {
  const server = createServer(...handlers);
  server.listen();
  const growth = await grow(globalThis.fetch);
  server.close();
  return growth;
}

console.log(
  JSON.stringify({
    createFetch: await grow(createFetch(...ours)),
    setupFetchServer: await growIn(setupFetchServer, ours),
    setupServer: await growIn(setupServer as typeof setupFetchServer, ours),
    byHand: await growIn(setupFetchServer, [byHand]),
  }),
);
