// What the host is, found out once. Real timers, captured before a test fakes them (MSW's `delay()` is driven by fakes).
declare const process: { versions?: Record<string, string | undefined> } | undefined;

/** Browsers have no `setImmediate`. */
const host = globalThis as { setImmediate?: (callback: () => void) => unknown };
const { setTimeout: realSetTimeout, clearTimeout: realClearTimeout } = globalThis;
const { setImmediate: realSetImmediate = (callback) => realSetTimeout(callback, 0) } = host;

export const isNode: boolean =
  typeof process !== "undefined" &&
  process.versions?.["node"] !== undefined &&
  process.versions["bun"] === undefined &&
  !("Deno" in globalThis);

/** Why MSW 3 would intercept nothing here; `undefined` where it works. */
export function describeOldNode(version: string | undefined): string | undefined {
  const [major = 0, minor = 0] = (version ?? "").split(".").map(Number);
  if (!isNode || major > 22 || (major === 22 && minor >= 12)) return undefined;
  return `Failed to create a handler: MSW 3 needs Node 22.12 or later, and this is Node ${version}. Use a newer Node, or MSW 2 (npm install --save-dev msw@2).`;
}

export function checkNode(version: string | undefined): void {
  const problem = describeOldNode(version);
  if (problem !== undefined) throw new Error(problem);
}

/**
 * Whether a request came out of a socket, as all do under MSW 3's `setupServer` in Node, and none at a `fetch` that is
 * replaced: a request that was written to the wire names its host.
 *
 * Such a host reads ahead of its client, writes no headers before the first chunk, and loses its connection to an
 * answer that comes at once.
 */
export function isOverSocket({ headers }: Request, isMSW2: boolean): boolean {
  return isNode && !isMSW2 && headers.has("host");
}

export const nodeVersion: string | undefined = isNode ? process?.versions?.["node"] : undefined;

/** `real` as they were before a test faked them, `global` as they are now. */
export type Timers = "real" | "global";

export function macrotask(): Promise<void> {
  return new Promise((resolve) => void realSetImmediate(resolve));
}

/** Rejects with the signal's reason as soon as it aborts; without `ms` it only does that. */
export function sleep(
  ms: number | undefined,
  signal: AbortSignal,
  timers: Timers = "real",
): Promise<void> {
  const start = timers === "real" ? realSetTimeout : globalThis.setTimeout;
  const stop = timers === "real" ? realClearTimeout : globalThis.clearTimeout;
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    const timer = ms === undefined ? undefined : start(onTime, ms);
    signal.addEventListener("abort", onAbort, { once: true });
    function onTime(): void {
      signal.removeEventListener("abort", onAbort);
      resolve();
    }
    function onAbort(): void {
      stop(timer);
      reject(signal.reason);
    }
  });
}

let transferable: boolean | undefined;

/**
 * Safari cannot: MSW then reads a clone of the response, which so must stay a native one.
 *
 * Asked only where there may be a worker: in Deno, a stream that was transferred keeps the process alive.
 */
export function canTransferStreams(): boolean {
  return (transferable ??= !isNode && hasWorkers() && testTransfer());
}

function hasWorkers(): boolean {
  return typeof navigator !== "undefined" && "serviceWorker" in navigator;
}

function testTransfer(): boolean {
  const { port1 } = new MessageChannel();
  try {
    const stream = new ReadableStream();
    port1.postMessage(stream, [stream]);
    return true;
  } catch {
    return false;
  } finally {
    port1.close();
  }
}
