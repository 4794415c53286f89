import http2 from "node:http2";
import { canBridge, openBridge } from "./http2-bridge.ts";
import { type HandlerSource, isMockedHost } from "./mocked.ts";

type Connect = typeof http2.connect;

const servers = new Set<HandlerSource>();
let original: Connect | undefined;

/**
 * Lets MSW see what is asked over HTTP/2, as the AWS SDK's client for Bedrock does by default: it is asked through
 * `fetch`. Hosts that none of the server's handlers of this package knows are left alone.
 *
 * `setupLLM()` and `setupFetchServer()` do so by themselves. The function that it returns ends it.
 *
 * @throws Error where Node is older than 20.17 or 22.6, or is another runtime.
 *
 * @see https://nodejs.org/api/http2.html#http2connectauthority-options-listener
 *
 * @example
 * const server = setupServer(...llm.handlers);
 * server.listen();
 * const restore = interceptHTTP2(server);
 */
export function interceptHTTP2(server: HandlerSource): () => void {
  if (canBridge()) return bridge(server);
  throw new Error(
    "Failed to intercept HTTP/2: it takes Node 20.17, 22.6 or later. Update Node, or give the client another transport, such as requestHandler: new NodeHttpHandler() to AWS's.",
  );
}

/** The same where it can be done, else nothing. */
export function tryInterceptHTTP2(server: HandlerSource): () => void {
  return canBridge() ? bridge(server) : () => undefined;
}

function bridge(server: HandlerSource): () => void {
  servers.add(server);
  if (!original) replaceConnect(http2.connect);
  return () => {
    if (!servers.delete(server) || servers.size > 0 || !original) return;
    http2.connect = original;
    original = undefined;
  };
}

function replaceConnect(connect: Connect): void {
  original = connect;
  // not for who imports `connect` by name: to sync that would sync what MSW 2 has replaced elsewhere, too
  http2.connect = function connectOrBridge(authority: string | URL, ...rest: unknown[]) {
    const { origin } = new URL(String(authority));
    const request = new Request(origin);
    if (![...servers].some((server) => isMockedHost(server, request))) {
      return Reflect.apply(connect, http2, [authority, ...rest]);
    }
    const options = rest.find((argument) => typeof argument === "object") ?? {};
    const listener = rest.find((argument) => typeof argument === "function");
    const session = openBridge(origin, connect, options);
    if (listener) session.once("connect", listener as () => void);
    return session;
  } as Connect;
}
