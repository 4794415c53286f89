import { HttpResponse, type RequestHandler } from "msw";
import { defineNetwork, HttpNetworkFrame } from "msw/experimental";
import * as mswNode from "msw/node";
import { isMSW2 } from "../stream/hook-clone.ts";
import { createFetchSource } from "./fetch-source.ts";
import { tryInterceptHTTP2 } from "./intercept-http2.ts";

type SetupServer = ReturnType<typeof mswNode.setupServer>;
type OnUnhandledFrame = NonNullable<Parameters<typeof defineNetwork>[0]["onUnhandledFrame"]>;

/** What `listen()` takes. */
export interface FetchServerOptions {
  /**
   * What becomes of a request that no handler answers, as MSW 3 calls it; it wins over the other name.
   *
   * @default "warn"
   */
  onUnhandledFrame?: OnUnhandledFrame | undefined;
  /** The same, as MSW 2 calls it. */
  onUnhandledRequest?: OnUnhandledRequest | undefined;
}

type OnUnhandledRequest =
  | Extract<OnUnhandledFrame, string>
  | ((request: Request, print: { warning(): void; error(): void }) => unknown);

/** What `setupServer` returns, for `fetch` alone. */
export interface FetchServer extends Omit<SetupServer, "listen"> {
  /** Starts to intercept; either MSW's name of the option is understood. */
  listen(options?: FetchServerOptions): void;
}

/**
 * `setupServer` of `msw/node` for `fetch` alone: several times faster on MSW 3, and at work in Bun and Deno too.
 *
 * Clients of `node:http` (axios, got, the AWS SDK's NodeHttpHandler) and WebSockets pass it by, to the real network; those
 * of HTTP/2 do not. While it listens, no `setupServer` may. Needs MSW 2.14.1 or later, and the optional peer `@mswjs/interceptors`:
 * npm brings it with MSW, pnpm has to be told.
 *
 * @throws Error where MSW is too old, or the peer is missing or another's.
 *
 * @example
 * const server = setupFetchServer(...llm.handlers);
 * server.listen();
 */
export function setupFetchServer(...handlers: RequestHandler[]): FetchServer {
  const onMSW2 = isMSW2(Object.getPrototypeOf(HttpResponse));
  const { AsyncHandlersController } = mswNode as Partial<typeof mswNode>;
  if (!AsyncHandlersController) {
    throw new Error(
      "Failed to set up a fetch server: this MSW has no handlers controller for it. Update msw to 2.14.1 or later, or use setupServer of msw/node.",
    );
  }
  const controller = new AsyncHandlersController(handlers);
  const network = defineNetwork({
    sources: [createFetchSource(onMSW2)],
    handlers: controller,
    context: { quiet: true },
  });
  let restoreHTTP2 = (): void => undefined;
  const isListening = (): boolean => Boolean(network.readyState);
  return {
    get readyState() {
      return network.readyState;
    },
    events: network.events as SetupServer["events"],
    listen({ onUnhandledFrame, onUnhandledRequest = "warn" } = {}) {
      if (isListening()) {
        throw new Error("Failed to listen: the server listens already. Call close() before.");
      }
      network.configure({
        onUnhandledFrame: onUnhandledFrame ?? toFrameOption(onUnhandledRequest),
      });
      network.enable();
      restoreHTTP2 = tryInterceptHTTP2(network);
    },
    close() {
      restoreHTTP2();
      // as the host's own server: only MSW 3 minds a second close
      if (isListening() || !onMSW2) network.disable();
    },
    use: network.use,
    resetHandlers: network.resetHandlers,
    restoreHandlers: network.restoreHandlers,
    listHandlers: network.listHandlers,
    boundary: controller.boundary.bind(controller),
  };
}

function toFrameOption(onUnhandledRequest: OnUnhandledRequest): OnUnhandledFrame {
  if (typeof onUnhandledRequest === "string") return onUnhandledRequest;
  return async ({ frame, defaults }) => {
    if (!(frame instanceof HttpNetworkFrame)) return;
    const print = { warning: defaults.warn, error: defaults.error };
    await onUnhandledRequest(frame.data.request, print);
  };
}
