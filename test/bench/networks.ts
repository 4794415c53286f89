// The ways in which a request comes to a handler.
import { LLMock } from "@copilotkit/aimock";
import { createFetch } from "msw-llm";
import { setupFetchServer } from "msw-llm/node";
import type { RequestHandler } from "msw";
import { setupServer } from "msw/node";
import OpenAI from "openai";
import type { Contender, Mounted } from "./measure.ts";
import { type Load, send, toReply } from "./requests.ts";

/** Makes handlers answer; the `fetch` to ask with. */
export type Network = (handlers: RequestHandler[]) => { via: typeof fetch; close: () => void };

const REFUSED = { onUnhandledRequest: "error", onUnhandledFrame: "error" } as const;

export const NETWORKS: Record<string, Network> = {
  setupServer(handlers) {
    forgetConnections();
    const server = setupServer(...handlers);
    server.listen(REFUSED);
    return { via: globalThis.fetch, close: () => server.close() };
  },
  setupFetchServer(handlers) {
    const server = setupFetchServer(...handlers);
    server.listen(REFUSED);
    return { via: globalThis.fetch, close: () => server.close() };
  },
  createFetch: (handlers) => ({ via: createFetch(...handlers), close() {} }),
};

const kDispatcher = Symbol.for("undici.globalDispatcher.1");

/** Under MSW 3, whoever comes second would live on the connections that the first one kept. */
function forgetConnections(): void {
  const global = globalThis as { [kDispatcher]?: { constructor: unknown } };
  const dispatcher = global[kDispatcher];
  if (!dispatcher) return;
  const Dispatcher = dispatcher.constructor as new () => { constructor: unknown };
  global[kDispatcher] = new Dispatcher();
}

/** Asks by `fetch`. */
export function viaFetch(
  name: string,
  handlers: RequestHandler[],
  { network, load }: { network: Network; load: Load },
): Contender {
  const { body, concurrent = 1 } = load;
  return {
    name,
    mount() {
      const { via, close } = network(handlers);
      const one = (): Promise<string> => send(via, body);
      const many = (): Promise<unknown> => Promise.all(Array.from({ length: concurrent }, one));
      return { ask: concurrent === 1 ? one : many, unmount: close };
    },
  };
}

/** Asks by the official SDK. */
export function viaSDK(
  name: string,
  handlers: RequestHandler[],
  { network, load }: { network: Network; load: Load },
): Contender {
  return {
    name,
    mount() {
      const { via, close } = network(handlers);
      const client = new OpenAI({ apiKey: "test", fetch: via });
      return { ask: toAsk(client, load), unmount: close };
    },
  };
}

/** The same call, answered by a server on loopback. */
export async function createRival({
  words,
}: Load): Promise<{ url: string; stop: () => Promise<void> }> {
  // its chunks are as long as the pack's words
  const rival = new LLMock({ port: 0, chunkSize: 7 });
  rival.onMessage(/./, { content: toReply(words) });
  await rival.start();
  return { url: `${rival.url}/v1`, stop: () => rival.stop() };
}

export function viaRival(url: string, load: Load): Contender {
  const client = new OpenAI({ apiKey: "test", baseURL: url });
  return { name: "rival", mount: () => ({ ask: toAsk(client, load), unmount() {} }) };
}

function toAsk(client: OpenAI, { body }: Load): Mounted["ask"] {
  const params = JSON.parse(body) as OpenAI.ChatCompletionCreateParams;
  return async () => {
    const answer = await client.chat.completions.create(params);
    if (!(Symbol.asyncIterator in answer)) return answer.choices;
    let count = 0;
    for await (const _ of answer) count++;
    return count;
  };
}
