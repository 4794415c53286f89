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

/** Safari cannot: MSW then reads a clone of the response, which so must stay a native one. */
export function canTransferStreams(): boolean {
  return (transferable ??= !isNode && testTransfer());
}

function testTransfer(): boolean {
  if (typeof MessageChannel === "undefined") return false;
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
