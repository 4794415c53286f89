import { abortable } from "../stream/abortable.ts";
import { toUserError } from "../user-function.ts";

const SOURCE = { what: "the reply", expected: "texts and parts until its end" };

/** Items that come over time, given up when the client goes away; what their source throws is told to be the test's. */
export function takeOverTime<T>(items: AsyncIterable<T>, signal: AbortSignal): AsyncIterable<T> {
  return abortable(items, signal, toSourceError);
}

/** Items that are there at once. */
export function takeAtOnce<T>(items: Iterable<T>): Iterable<T> {
  // a list has no code of its own
  return Array.isArray(items) ? items : readSource(items);
}

function* readSource<T>(items: Iterable<T>): Generator<T, void, undefined> {
  try {
    yield* items;
  } catch (error) {
    throw toSourceError(error);
  }
}

function toSourceError(error: unknown): unknown {
  return toUserError(error, SOURCE);
}
