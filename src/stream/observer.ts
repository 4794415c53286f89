/** A second reader of a body, which neither sets its pace nor keeps it alive. */
export interface Observer {
  stream: ReadableStream<Uint8Array>;
  push(bytes: Uint8Array): void;
  /** The body is over, however it came to that. */
  end(): void;
}

/** How much is kept until somebody begins to read, in bytes: with all of it, memory would grow with the stream. */
const KEPT = 16_000_000;

/** What a small chunk costs beside its bytes, in bytes. */
const CHUNK_COST = 250;

const TOO_LATE =
  "msw-llm: Failed to read a clone of a streamed answer: nobody read it before 16 MB had gone out, and more is not kept. Begin to read it at once, before you await anything.";

/** `onPull` is called whenever somebody waits for the next chunk. */
export function createObserver(onPull: () => void | Promise<void>): Observer {
  let controller!: ReadableStreamDefaultController<Uint8Array>;
  let kept: Uint8Array[] = [];
  let size = 0;
  let isRead = false;
  let hasEnded = false;

  function begin(): void | Promise<void> {
    isRead = true;
    if (size > KEPT) {
      hasEnded = true;
      return controller.error(new Error(TOO_LATE));
    }
    for (const bytes of kept) controller.enqueue(bytes);
    kept = [];
    if (hasEnded) return controller.close();
    return size === 0 ? onPull() : undefined;
  }

  function keep(bytes: Uint8Array): void {
    if (size > KEPT) return;
    size += bytes.length + CHUNK_COST;
    if (size > KEPT) kept = [];
    else kept.push(bytes);
  }

  const source: UnderlyingDefaultSource<Uint8Array> = {
    start: (started) => void (controller = started),
    pull: () => (isRead ? onPull() : begin()),
    cancel() {
      hasEnded = true;
      kept = [];
    },
  };
  return {
    stream: new ReadableStream(source, { highWaterMark: 0 }),
    push(bytes) {
      if (hasEnded) return;
      if (isRead) controller.enqueue(bytes);
      else keep(bytes);
    },
    end() {
      if (hasEnded) return;
      hasEnded = true;
      if (isRead) controller.close();
    },
  };
}
