import { isLLMError, type LLMError } from "../errors.ts";
import { isFault } from "../faults.ts";
import { Mistake } from "../mistake.ts";
import { closePart, openPart, type OpenPart, type PartPiece } from "./part-piece.ts";
import type { ReplyItem } from "./reply.ts";

/** A reply held in the test's hand. */
export interface HeldStream extends AsyncIterable<ReplyItem> {
  /** Sends texts and parts; throws once the stream has ended. */
  write(...items: ReplyItem[]): void;
  /**
   * Begins reasoning, or a tool call, that is written piece by piece; whatever comes next ends it.
   *
   * @example
   * const stream = createStream();
   * const call = stream.open(toolCall("get_weather"));
   * call.write('{"city":');
   * call.write('"Oslo"}');
   */
  open(part: OpenPart): HeldPart;
  /** Ends the answer as the provider would. */
  end(): void;
  /** Breaks the answer off with one of `errors.*`. */
  error(error: LLMError): void;
  /** Settles when all that was written until now has gone out, or nobody reads any more. */
  readonly whenConsumed: Promise<void>;
  /** Settles when the client goes away before the end. */
  readonly whenAborted: Promise<void>;
  /** What has gone out, as it was written; the pieces of an open part are texts. */
  readonly delivered: readonly ReplyItem[];
}

/** A part of a held stream that is not whole yet. */
export interface HeldPart {
  /** The next piece of the reasoning's text, or of the input's JSON. */
  write(piece: string): void;
  /** Ends the part, not the answer. */
  end(): void;
}

type Item = ReplyItem | PartPiece;

/**
 * A stream that a test writes piece by piece; it answers one request.
 *
 * @example
 * const stream = createStream();
 * server.use(llm.openai.chat(stream));
 * stream.write("Hel");
 * await stream.whenConsumed;
 * stream.end();
 */
export function createStream(): HeldStream {
  const queue = createQueue();
  /** Makes the end of what is open. */
  let open: (() => PartPiece) | undefined;
  let isTaken = false;

  function push(items: readonly Item[], isLast = false): void {
    // what is broken off has no end
    const isBroken = isLLMError(items[0]) || isFault(items[0]);
    queue.push(open && !isBroken ? [open(), ...items] : items, isLast);
    open = undefined;
  }

  return {
    write: (...items) => push(items),
    open(part) {
      const { start, delta } = openPart(part);
      let text = "";
      const write = (piece: string): void => {
        if (open !== close) {
          throw new Error("Failed to write: the part has ended. Open one for each.");
        }
        text += piece;
        queue.push([{ type: "part-delta", delta: piece }], false);
      };
      const close = (): PartPiece => ({ type: "part-end", part: closePart(start, text) });
      push([{ type: "part-start", part: start }]);
      open = close;
      if (delta !== "") write(delta);
      return {
        write,
        end: () => {
          if (open === close) push([]);
        },
      };
    },
    end: () => push([], true),
    error: (error) => push([error], true),
    get whenConsumed() {
      return queue.whenConsumed();
    },
    whenAborted: queue.whenAborted,
    delivered: queue.delivered,
    [Symbol.asyncIterator]() {
      if (isTaken) {
        throw new Mistake(
          "Failed to answer: this stream has been sent already. Create one for each answer.",
        );
      }
      isTaken = true;
      // pieces of parts are the engine's own words
      return queue.iterator as AsyncIterator<ReplyItem>;
    },
  };
}

interface Queue {
  push(items: readonly Item[], isLast: boolean): void;
  whenConsumed(): Promise<void>;
  readonly whenAborted: Promise<void>;
  readonly delivered: ReplyItem[];
  readonly iterator: AsyncIterator<Item>;
}

/** What was written and not read yet; it has one reader. */
function createQueue(): Queue {
  const items: Item[] = [];
  const delivered: ReplyItem[] = [];
  /** What is on its way: once the reader asks again, it has gone out. */
  let current: Item | undefined;
  let hasEnded = false;
  /** The reader has all, or is gone. */
  let isIdle = false;
  let wake: (() => void) | undefined;
  let waiting: (() => void)[] = [];
  let abort!: () => void;
  // Node 20 has no Promise.withResolvers
  const whenAborted = new Promise<void>((resolve) => (abort = resolve));

  function rest(): void {
    isIdle = true;
    for (const resolve of waiting) resolve();
    waiting = [];
  }

  async function next(): Promise<IteratorResult<Item>> {
    if (current !== undefined) deliver(current, delivered);
    current = undefined;
    if (items.length === 0) rest();
    // a write or an end wakes it; there is one reader, so that once is enough
    if (items.length === 0 && !hasEnded) await new Promise<void>((resolve) => (wake = resolve));
    if (items.length === 0) return { done: true, value: undefined };
    current = items.shift()!;
    return { done: false, value: current };
  }

  // not a generator's: that one would wait for the pending next()
  async function giveBack(): Promise<IteratorResult<Item>> {
    if (!hasEnded || items.length > 0) abort();
    hasEnded = true;
    items.length = 0;
    rest();
    wake?.();
    return { done: true, value: undefined };
  }

  return {
    push(added, isLast) {
      if (hasEnded) {
        throw new Error("Failed to write: the stream has ended. Create one for each answer.");
      }
      items.push(...added);
      hasEnded = isLast;
      if (added.length > 0) isIdle = false;
      wake?.();
    },
    whenConsumed: () =>
      isIdle ? Promise.resolve() : new Promise((resolve) => void waiting.push(resolve)),
    whenAborted,
    delivered,
    iterator: { next, return: giveBack },
  };
}

function deliver(item: Item, delivered: ReplyItem[]): void {
  if (typeof item !== "object" || !("type" in item)) return void delivered.push(item);
  if (item.type === "part-delta") delivered.push(item.delta);
  else if (item.type !== "part-start" && item.type !== "part-end") delivered.push(item);
}
