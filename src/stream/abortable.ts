/**
 * The same items, given up at once when `signal` aborts; `toError` says what its source threw.
 *
 * A generator's own `return()` waits for its pending `next()`, so an abort has to reject that `next()` from outside.
 * Not by `Promise.race`: racing a promise that lives as long as the stream keeps one reaction an item.
 */
export function abortable<T>(
  source: AsyncIterable<T>,
  signal: AbortSignal,
  toError: (error: unknown) => unknown,
): AsyncIterable<T> {
  // now, not at the first `next()`: a client may go away before the first item is asked for
  const iterator = source[Symbol.asyncIterator]();
  let giveUp: ((reason: unknown) => void) | undefined;
  signal.addEventListener("abort", onAbort, { once: true });

  function onAbort(): void {
    Promise.resolve(iterator.return?.()).catch(() => {});
    giveUp?.(signal.reason);
  }

  const abortableIterator: AsyncIterator<T> = {
    next: () =>
      new Promise((resolve, reject) => {
        if (signal.aborted) return reject(signal.reason);
        giveUp = reject;
        iterator.next().then(resolve, (error) => reject(toError(error)));
      }),
    return: async () => (await iterator.return?.()) ?? { done: true, value: undefined },
  };
  return { [Symbol.asyncIterator]: () => abortableIterator };
}
