import { AsyncLocalStorage } from "node:async_hooks";
import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { LLMHandlerError } from "../guard.ts";
import { Mistake } from "../mistake.ts";
import { isBridged } from "../node/http2-bridge.ts";
import { isMocked } from "../node/mocked.ts";
import type { MSWServer } from "./msw-server.ts";

/** Published for every request of a `fetch` that is Node's own, mocked or not. */
const FETCH = "undici:request:create";

/** Published for every request over HTTP/2, by Node 22.17 and later. */
const HTTP2 = "http2.client.stream.created";

export interface Unseen {
  /** Marks the `fetch` that MSW has just put in the place of Node's. */
  mark(): void;
  stop(): void;
}

/**
 * Tells of requests that pass MSW by: of clients that took hold of `fetch`, or of HTTP/2, before the server listened.
 *
 * What an app's module builds while it is imported is too early, where `setupLLM()` is called in the test file.
 *
 * @see https://github.com/nodejs/undici/blob/main/docs/docs/api/DiagnosticsChannel.md
 * @see https://nodejs.org/api/diagnostics_channel.html#http2
 */
export function watchUnseen(server: MSWServer, report: (error: LLMHandlerError) => void): Unseen {
  const marked = new AsyncLocalStorage<true>();

  function check(url: URL, method: string, reason: string): void {
    const request = new Request(url, { method });
    if (isMocked(server, request)) report(new LLMHandlerError(request, new Mistake(reason)));
  }

  function onFetch(message: unknown): void {
    if (marked.getStore()) return;
    const { origin, path, method } = (message as FetchMessage).request;
    check(new URL(path, origin), method, TOO_EARLY);
  }

  function onHTTP2(message: unknown): void {
    const { headers, stream } = message as HTTP2Message;
    if (isBridged(stream.session)) return;
    const { ":authority": host = "", ":path": path = "", ":method": method = "GET" } = headers;
    check(new URL(path, `https://${host}`), method, OVER_HTTP2);
  }

  subscribe(FETCH, onFetch);
  subscribe(HTTP2, onHTTP2);
  return {
    mark() {
      const { fetch } = globalThis;
      const value: typeof fetch = (...args) => marked.run(true, () => fetch(...args));
      Object.defineProperty(globalThis, "fetch", { value });
    },
    stop() {
      unsubscribe(FETCH, onFetch);
      unsubscribe(HTTP2, onHTTP2);
    },
  };
}

interface FetchMessage {
  request: { origin: string | URL; path: string; method: string };
}

interface HTTP2Message {
  stream: { session?: object };
  headers: Record<string, string | undefined>;
}

const TOO_EARLY =
  "it went to the real API, for its client took hold of fetch before setupLLM() listened. Name the file that calls setupLLM() in setupFiles of Vitest's config, or build the client later.";

const OVER_HTTP2 =
  "it went to the real API over HTTP/2, by a connect() or a session that was there before setupLLM() listened. Name the file that calls setupLLM() in setupFiles of Vitest's config, or connect later.";
