import { type LLMError } from "../errors.ts";
import type { ReplyItem } from "./reply.ts";

/** A reply held in the test's hand. */
export interface HeldStream extends AsyncIterable<ReplyItem> {
  /** Sends texts and parts; throws once the stream has ended. */
  write(...items: ReplyItem[]): void;
  /** Ends the answer as the provider would. */
  end(): void;
  /** Breaks the answer off with one of `errors.*`. */
  error(error: LLMError): void;
  /** Settles when the client goes away before the end. */
  readonly whenAborted: Promise<void>;
}

/**
 * A stream that a test writes piece by piece; it answers one request.
 *
 * @example
 * const stream = createStream();
 * server.use(llm.openai.chat(stream));
 * stream.write("Hel");
 * stream.end();
 */
export function createStream(): HeldStream {
  const queue: ReplyItem[] = [];
  let hasEnded = false;
  let isTaken = false;
  let wake: (() => void) | undefined;
  let abort!: () => void;
  // Node 20 has no Promise.withResolvers
  const whenAborted = new Promise<void>((resolve) => (abort = resolve));

  function push(items: ReplyItem[], isLast: boolean): void {
    if (hasEnded) {
      throw new Error("Failed to write: the stream has ended. Create one for each answer.");
    }
    queue.push(...items);
    hasEnded = isLast;
    wake?.();
  }

  async function next(): Promise<IteratorResult<ReplyItem>> {
    // a write or an end wakes it; there is one reader, so that once is enough
    if (queue.length === 0 && !hasEnded) await new Promise<void>((resolve) => (wake = resolve));
    if (queue.length === 0) return { done: true, value: undefined };
    return { done: false, value: queue.shift()! };
  }

  // not a generator's: that one would wait for the pending next()
  async function giveBack(): Promise<IteratorResult<ReplyItem>> {
    if (!hasEnded || queue.length > 0) abort();
    hasEnded = true;
    queue.length = 0;
    wake?.();
    return { done: true, value: undefined };
  }

  return {
    write: (...items) => push(items, false),
    end: () => push([], true),
    error: (error) => push([error], true),
    whenAborted,
    [Symbol.asyncIterator]() {
      if (isTaken) {
        throw new Error(
          "Failed to answer: this stream has been sent already. Create one for each answer.",
        );
      }
      isTaken = true;
      return { next, return: giveBack };
    },
  };
}
