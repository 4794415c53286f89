import { macrotask, sleep, type Timers } from "./host.ts";
import { createObserver, type Observer } from "./observer.ts";
import type { Stop } from "./stop.ts";

/** How a body came to its end; `aborted` when nobody reads it any more. */
export type Ending = "done" | "aborted" | "error";

/** A pause in a stream, in milliseconds: without any, for good; 0 lets the host send what it has. */
export interface Pause {
  readonly pause: number | undefined;
}

/** A text is sent as UTF-8, bytes as they are. */
export type Chunk = string | Uint8Array | Pause;

export interface BodyOptions {
  /** Aborted by the request's signal (all that MSW 2 tells of an abort) and by a cancel of the body (all that a browser tells). */
  stop: Stop;
  /** Milliseconds before the next chunk. */
  delay?: (() => number) | undefined;
  timers?: Timers | undefined;
  /** Whether the host takes chunks that the client has not asked for, as MSW 3's `setupServer` does. */
  readsAhead?: boolean;
  /** Whether each chunk is to arrive as it is: such a host joins those that come at once. */
  keepsChunks?: boolean;
  /** Sends the headers before there is a chunk: such a host holds them back until the first write. */
  flushesHeaders?: boolean;
  onChunk(): void;
  onEnd(ending: Ending): void;
}

export interface Body {
  stream: ReadableStream<Uint8Array>;
  /** What is sent from now on, at the pace of whoever reads the stream; if it `drives`, at its own as long as nobody does. */
  observe(drives?: boolean): ReadableStream<Uint8Array>;
  onCancel(reason: unknown): void;
}

/** Without a pause, an endless stream would starve the event loop; where the client sets the pace, pauses may be rare. */
const CHUNKS_A_TASK = { ahead: 64, asked: 256 };

type Chunks = Iterator<Chunk> | AsyncIterator<Chunk>;

/** The one ReadableStream: pulled one chunk at a time, stopped when nobody reads. */
export function toBody(chunks: Chunks, options: BodyOptions): Body {
  const { stop, flushesHeaders, onChunk, onEnd } = options;
  const observers: Observer[] = [];
  let controller!: ReadableStreamDefaultController<Uint8Array>;
  let hasEnded = false;

  function finish(ending: Ending, reason?: unknown): boolean {
    if (hasEnded) return false;
    hasEnded = true;
    for (const observer of observers) observer.end();
    if (ending !== "done") {
      stop.abort(reason);
      returnQuietly(chunks);
    }
    onEnd(ending);
    return true;
  }

  function onAbort(reason: unknown): void {
    if (finish("aborted", reason)) controller.error(reason);
  }

  function deliver(bytes: Bytes): void {
    if (hasEnded) return;
    if (!bytes) return finish("done") ? controller.close() : undefined;
    for (const observer of observers) observer.push(bytes);
    controller.enqueue(bytes);
    onChunk();
  }

  const fail = (error: unknown): void => {
    if (finish("error", error)) controller.error(error);
  };

  const pull = createPull(createReader(chunks, options), deliver, fail);
  const source: UnderlyingDefaultSource<Uint8Array> = {
    start(started) {
      controller = started;
      stop.listen(onAbort);
      if (flushesHeaders && !hasEnded) controller.enqueue(new Uint8Array());
    },
    pull,
    cancel: (reason) => void finish("aborted", reason),
  };
  const stream = new ReadableStream(source, { highWaterMark: 0 });
  return {
    stream,
    observe(drives = false) {
      const observer = createObserver(() => (drives && !stream.locked ? pull() : undefined));
      observers.push(observer);
      return observer.stream;
    },
    onCancel(reason) {
      if (finish("aborted", reason)) controller.close();
    },
  };
}

type Bytes = Uint8Array | undefined;

/** Asks for one chunk at a time, whoever wants the next one. */
function createPull(
  next: () => Bytes | Promise<Bytes>,
  deliver: (bytes: Bytes) => void,
  fail: (error: unknown) => void,
): () => void | Promise<void> {
  let asked: Promise<void> | undefined;

  function onBytes(bytes: Bytes): void {
    asked = undefined;
    deliver(bytes);
  }

  return function pull() {
    if (asked) return asked;
    try {
      const bytes = next();
      if (!(bytes instanceof Promise)) return deliver(bytes);
      return (asked = bytes.then(onBytes).catch(fail));
    } catch (error) {
      return fail(error);
    }
  };
}

/** Reads the next bytes, `undefined` at the end; at once where it can, for a promise costs more than a chunk. */
function createReader(
  chunks: Chunks,
  { stop, delay, timers, readsAhead, keepsChunks }: BodyOptions,
): () => Bytes | Promise<Bytes> {
  const ahead = keepsChunks ? 1 : CHUNKS_A_TASK.ahead;
  const chunksATask = readsAhead ? ahead : CHUNKS_A_TASK.asked;
  let count = 0;

  /** After the pauses that were asked for. */
  async function readLater(next: ReturnType<Chunks["next"]>): Promise<Bytes> {
    for (let result = await next; !result.done; result = await chunks.next()) {
      const { value } = result;
      const bytes = toBytes(value);
      const ms = isPause(value) ? value.pause : (delay?.() ?? 0);
      if (!bytes && ms === 0) await macrotask();
      else if (ms !== 0) await sleep(ms, stop.signal, timers);
      if (bytes) return bytes;
    }
    return undefined;
  }

  return function read() {
    if (++count % chunksATask === 0) return macrotask().then(() => readLater(chunks.next()));
    const next = chunks.next();
    if (delay || next instanceof Promise) return readLater(next);
    if (next.done) return undefined;
    return toBytes(next.value) ?? readLater(next);
  };
}

const encoder = new TextEncoder();

/** The bytes of a chunk; a pause has none. */
function toBytes(chunk: Chunk): Uint8Array | undefined {
  if (typeof chunk === "string") return encoder.encode(chunk);
  return isPause(chunk) ? undefined : chunk;
}

function isPause(chunk: Chunk): chunk is Pause {
  return typeof chunk === "object" && "pause" in chunk;
}

function returnQuietly(chunks: Chunks): void {
  try {
    Promise.resolve(chunks.return?.()).catch(() => {});
  } catch {
    // a generator that is running cannot be returned; it stops at its next chunk
  }
}
