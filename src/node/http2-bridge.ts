import { AsyncLocalStorage } from "node:async_hooks";
import http2, {
  type ClientHttp2Session,
  type IncomingHttpHeaders,
  type ServerHttp2Stream,
} from "node:http2";
import * as streams from "node:stream";
import { macrotask } from "../stream/host.ts";

type Snapshot = ReturnType<typeof AsyncLocalStorage.snapshot>;
type Connect = (authority: string | URL, options: http2.ClientSessionOptions) => ClientHttp2Session;

/** Names the context that a request was made in, from one end of the bridge to the other. */
const CONTEXT = "x-msw-llm-context";

/** What HTTP/2 has no place for, and what `fetch` has undone. */
const HOP_BY_HOP = [
  "connection",
  "content-encoding",
  "content-length",
  "keep-alive",
  "transfer-encoding",
];

const bridged = new WeakSet<object>();

/** Whether Node has what a bridge is made of: since 20.17 and 22.6. */
export function canBridge(): boolean {
  const { performServerHandshake } = http2 as Partial<typeof http2>;
  return performServerHandshake !== undefined && "duplexPair" in streams;
}

/** Whether a session's requests are asked through `fetch`. */
export function isBridged(session: object | undefined): boolean {
  return session !== undefined && bridged.has(session);
}

/** A session whose other end is in this process, and asks `fetch`; what `connect` makes of it is Node's own. */
export function openBridge(
  origin: string,
  connect: Connect,
  options: http2.ClientSessionOptions,
): ClientHttp2Session {
  const [near, far] = streams.duplexPair();
  const contexts = new Map<string, Snapshot>();
  const session = connect(origin, { ...options, createConnection: () => near });
  bridged.add(session);
  carryContext(session, contexts);
  const server = http2.performServerHandshake(far);
  server.on("error", () => session.destroy());
  let open = 0;
  server.on("stream", (stream, headers) => {
    const { [CONTEXT]: key, ...own } = headers;
    const run = contexts.get(String(key)) ?? AsyncLocalStorage.snapshot();
    open++;
    stream.once("close", () => open--);
    // a client that goes away resets the stream, and is told nothing more
    stream.on("error", () => {});
    run(async () => answer(stream, toRequest(stream, own, origin))).catch(() => {
      // a lost connection, but for streams that may be another test's
      if (open === 1 && !stream.headersSent) server.destroy();
      else if (!stream.destroyed) stream.close(http2.constants.NGHTTP2_INTERNAL_ERROR);
    });
  });
  return session;
}

/** A session is kept for long, and what a request belongs to is told by where it was made. */
function carryContext(session: ClientHttp2Session, contexts: Map<string, Snapshot>): void {
  const request = session.request.bind(session);
  let count = 0;
  session.request = function requestInContext(headers = {}, ...rest) {
    const key = String(++count);
    contexts.set(key, AsyncLocalStorage.snapshot());
    const stream = request(withHeader(headers, key), ...rest);
    return stream.once("close", () => contexts.delete(key));
  };
}

/** Newer versions of Node take a list of names and values, too. */
function withHeader<H extends object>(headers: H, key: string): H {
  return (
    Array.isArray(headers) ? [...headers, CONTEXT, key] : { ...headers, [CONTEXT]: key }
  ) as H;
}

function toRequest(
  stream: ServerHttp2Stream,
  headers: IncomingHttpHeaders,
  origin: string,
): Request {
  const { ":method": method = "GET", ":path": path = "/" } = headers;
  const controller = new AbortController();
  stream.once("close", () => controller.abort());
  const own = Object.entries(headers).filter(([name]) => !name.startsWith(":"));
  const init = {
    method,
    headers: own.map(([name, value]) => [name, String(value)] as [string, string]),
    signal: controller.signal,
    ...(hasBody(method) && { body: streams.Readable.toWeb(stream), duplex: "half" }),
  };
  return new Request(new URL(path, origin), init as RequestInit);
}

function hasBody(method: string): boolean {
  return method !== "GET" && method !== "HEAD";
}

async function answer(stream: ServerHttp2Stream, request: Request): Promise<void> {
  const { status, headers, body } = await fetch(request);
  if (stream.destroyed) return;
  stream.respond({ ...toHeaders(headers), ":status": status });
  for await (const chunk of body ?? []) {
    await write(stream, chunk);
    // a reset that comes before the client reads would take the chunk with it
    await macrotask();
  }
  stream.end();
}

function toHeaders(headers: Headers): Record<string, string> {
  return Object.fromEntries([...headers].filter(([name]) => !HOP_BY_HOP.includes(name)));
}

/** Until it has gone out: what comes before a reset would go with it. */
function write(stream: ServerHttp2Stream, chunk: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(chunk, (error) => (error ? reject(error) : resolve()));
  });
}
