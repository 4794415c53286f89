import type { LanguageModelCodec } from "../codec.ts";
import { isLLMError } from "../errors.ts";
import type { Exchange } from "../create-exchange.ts";
import { isAsync, type Source } from "../reply/to-source.ts";
import type { Chunk } from "../stream/body.ts";
import { chunkedResponse } from "./chunked.ts";
import { takeAtOnce, takeOverTime } from "./given-items.ts";
import { isLostConnection } from "./lost-connection.ts";
import { type Chunks, createScript, type Script } from "./script.ts";

/** The answer as a stream of the provider's frames. */
export function streamed(source: Source, exchange: Exchange<LanguageModelCodec>): Response {
  const { call, codec } = exchange;
  const script = createScript(source, exchange);
  return chunkedResponse(toChunks(script, source, exchange), exchange, {
    contentType: script.contentType,
    headers: { ...codec.headers?.(call, undefined, script.id), ...source.partial.headers },
    onSent: script.onSent,
    comesOverTime: !Array.isArray(source.items),
  });
}

function toChunks(
  script: Script,
  { items }: Source,
  exchange: Exchange<LanguageModelCodec>,
): Iterator<Chunk> | AsyncIterator<Chunk> {
  const { recut } = exchange.route.settings;
  const cut = (chunks: Chunks): Chunks => (recut ? recut(chunks, script.contentType) : chunks);
  // taken now, so that a stream that cannot be taken fails before the answer has begun
  if (isAsync(items)) {
    return asyncChunks(takeOverTime(items, exchange.call.signal), { script, cut }, exchange);
  }
  return cut(syncChunks(items, script, exchange));
}

function* syncChunks(items: Iterable<unknown>, script: Script, exchange: Exchange): Chunks {
  try {
    yield* script.start();
    for (const item of takeAtOnce(items)) {
      yield* script.item(item);
      if (script.isOver) return;
    }
    yield* script.finish();
  } catch (error) {
    yield* script.fail(toError(error, exchange));
  }
}

/** Cut item by item, so that none waits for the next one. */
async function* asyncChunks(
  items: AsyncIterable<unknown>,
  { script, cut }: { script: Script; cut: (chunks: Chunks) => Chunks },
  exchange: Exchange,
): AsyncIterator<Chunk> {
  try {
    yield* cut(script.start());
    for await (const item of items) {
      yield* cut(script.item(item));
      if (script.isOver) return;
    }
    yield* cut(script.finish());
  } catch (error) {
    yield* cut(script.fail(toError(error, exchange)));
  }
}

/** A lost connection and an abort break the body; any other error is told in the stream. */
function toError(error: unknown, { call, report }: Exchange): ReturnType<Exchange["report"]> {
  if (isLostConnection(error) || call.signal.aborted) throw error;
  return isLLMError(error) ? error : report(error);
}
