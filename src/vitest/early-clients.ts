import { AsyncLocalStorage } from "node:async_hooks";
import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { LLMHandlerError } from "../guard.ts";
import { Mistake } from "../mistake.ts";
import type { MSWServer } from "./msw-server.ts";
import { isLLMHandler } from "./verdict.ts";

/** Published for every request of a `fetch` that is Node's own, mocked or not. */
const CHANNEL = "undici:request:create";

export interface EarlyClients {
  /** Marks the `fetch` that MSW has just put in the place of Node's. */
  mark(): void;
  stop(): void;
}

/**
 * Tells of requests that pass MSW by, since their client took hold of `fetch` before the server listened.
 *
 * What an app's module builds while it is imported is such a client, where `setupLLM()` is called in the test file.
 *
 * @see https://github.com/nodejs/undici/blob/main/docs/docs/api/DiagnosticsChannel.md
 */
export function watchEarlyClients(
  server: MSWServer,
  report: (error: LLMHandlerError) => void,
): EarlyClients {
  const marked = new AsyncLocalStorage<true>();

  function onRequest(message: unknown): void {
    if (marked.getStore()) return;
    const { origin, path, method } = (message as { request: Created }).request;
    const request = new Request(new URL(path, origin), { method });
    const isKnown = server
      .listHandlers()
      .some((handler) => isLLMHandler(handler) && handler.predicate({ request }));
    if (isKnown) report(new LLMHandlerError(request, new Mistake(REASON)));
  }

  subscribe(CHANNEL, onRequest);
  return {
    mark() {
      const { fetch } = globalThis;
      const value: typeof fetch = (...args) => marked.run(true, () => fetch(...args));
      Object.defineProperty(globalThis, "fetch", { value });
    },
    stop: () => void unsubscribe(CHANNEL, onRequest),
  };
}

interface Created {
  origin: string | URL;
  path: string;
  method: string;
}

const REASON =
  "it went to the real API, for its client took hold of fetch before setupLLM() listened. Name the file that calls setupLLM() in setupFiles of Vitest's config, or build the client later.";
