// The pack against a hand-written handler that returns the very same bytes, in the same run.
import { createFetch, createHandlers } from "msw-llm";
import { http, HttpResponse, type RequestHandler } from "msw";
import msw from "msw/package.json" with { type: "json" };
import { setupServer } from "msw/node";
import { type Contender, measure } from "./measure.ts";

const TARGET = "https://api.openai.com/v1/chat/completions";
const MESSAGES = [{ role: "user", content: "Tell me about the mock." }];
const WORDS = Array.from({ length: 20 }, (_, index) => `word${index}`).join(" ");

const pack = createHandlers({ reply: WORDS, chunking: "word" });
const viaPack = createFetch(...pack);

const body = await ask(viaPack, false);
const encoder = new TextEncoder();
const frames = (await ask(viaPack, true)).split(/(?<=\n\n)/).map((frame) => encoder.encode(frame));

/** As users write it: the request is read, the answer is prepared. */
const byHand = http.post(TARGET, async ({ request }) => {
  const { stream } = (await request.json()) as { stream: boolean };
  if (!stream) return new HttpResponse(body, { headers: { "content-type": "application/json" } });
  const rest = frames.values();
  const framed = new ReadableStream<Uint8Array>({
    pull(controller) {
      const { value, done } = rest.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
  });
  return new HttpResponse(framed, { headers: { "content-type": "text/event-stream" } });
});
const viaHand = createFetch(byHand);

const server = setupServer();
server.listen({ onUnhandledRequest: "error", onUnhandledFrame: "error" } as object);

console.log(`\nMSW ${msw.version}, Node ${process.version}, ${frames.length} frames a stream`);
console.log("ms a call, best of 7 rounds        msw-llm   by hand     ratio");
await compare("setupServer, JSON", { stream: false, calls: 150 }, inServer);
await compare("setupServer, 20 chunks streamed", { stream: true, calls: 100 }, inServer);
await compare("createFetch, JSON", { stream: false, calls: 600 }, inFetch);
await compare("createFetch, 20 chunks streamed", { stream: true, calls: 300 }, inFetch);
server.close();

type Way = (handlers: RequestHandler[]) => Omit<Contender, "ask"> & { via: typeof fetch };

function inServer(handlers: RequestHandler[]): ReturnType<Way> {
  return { via: globalThis.fetch, mount: () => server.resetHandlers(...handlers) };
}

function inFetch(handlers: RequestHandler[]): ReturnType<Way> {
  return { via: handlers.includes(byHand) ? viaHand : viaPack, mount: () => undefined };
}

interface Load {
  stream: boolean;
  calls: number;
}

async function compare(name: string, { stream, calls }: Load, way: Way): Promise<void> {
  const contenders = [pack, [byHand]].map((handlers): Contender => {
    const { via, mount } = way(handlers);
    return { mount, ask: () => ask(via, stream) };
  });
  const [ours = NaN, theirs = NaN] = await measure(contenders, { rounds: 7, calls });
  const cells = [ours.toFixed(3), theirs.toFixed(3), (ours / theirs).toFixed(2)];
  console.log(name.padEnd(32) + cells.map((cell) => cell.padStart(10)).join(""));
}

async function ask(via: typeof fetch, stream: boolean): Promise<string> {
  const response = await via(TARGET, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: "Bearer test" },
    body: JSON.stringify({ model: "gpt-5.4", stream, messages: MESSAGES }),
  });
  return response.text();
}
