// MSW 2 keeps an unread clone of every response, so that cancelling its body never settles, and an SDK that
// retries waits for ever: https://github.com/mswjs/interceptors/issues/712. MSW 3 has mended it.
import { type Observe, setObserver } from "./hook-clone.ts";

/** What of a body others may see without touching it. */
export interface Observed {
  observe: Observe;
  onCancel?: (reason: unknown) => void;
}

/** The same stream, whose cancel settles although MSW 2 has cloned its response. */
export function cancelSafe(
  stream: ReadableStream<Uint8Array>,
  { observe, onCancel }: Observed,
): ReadableStream<Uint8Array> {
  setObserver(stream, observe);
  // undici up to 7 (Node 24) clones a response by calling its body's `tee()`
  const tee = (): ReadableStream<Uint8Array>[] => {
    const reader = ReadableStream.prototype.getReader.call(
      stream,
    ) as ReadableStreamDefaultReader<Uint8Array>;
    const client = new ReadableStream<Uint8Array>(toSource(reader, onCancel), { highWaterMark: 0 });
    return [client, new Response(observe()).body!];
  };
  return Object.defineProperty(stream, "tee", { configurable: true, value: tee });
}

/** A whole body that can be cancelled on MSW 2. */
export function cancelSafeBytes(bytes: Uint8Array<ArrayBuffer>): ReadableStream<Uint8Array> {
  const stream = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        controller.enqueue(bytes);
        controller.close();
      },
    },
    { highWaterMark: 0 },
  );
  return cancelSafe(stream, { observe: () => bytes });
}

function toSource(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  onCancel: ((reason: unknown) => void) | undefined,
): UnderlyingDefaultSource<Uint8Array> {
  return {
    async pull(controller) {
      try {
        const { done, value } = await reader.read();
        if (done) controller.close();
        else controller.enqueue(value);
      } catch (error) {
        controller.error(error);
      }
    },
    cancel(reason) {
      onCancel?.(reason);
      reader.cancel(reason).catch(() => {});
    },
  };
}
