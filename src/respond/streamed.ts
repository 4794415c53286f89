import type { LanguageModelCodec } from "../codec.ts";
import { isLLMError } from "../errors.ts";
import type { Exchange } from "../create-exchange.ts";
import { isAsync, type Source } from "../reply/to-source.ts";
import { abortable } from "../stream/abortable.ts";
import { type Body, type Chunk, toBody } from "../stream/body.ts";
import { cancelSafe } from "../stream/cancel-safe.ts";
import { canTransferStreams, isNode } from "../stream/host.ts";
import { createDelay } from "../stream/pace.ts";
import { toStreamHeaders } from "./response.ts";
import { createScript, LostConnection, type Script } from "./script.ts";

/** The answer as a stream of the provider's frames. */
export function streamed(source: Source, exchange: Exchange<LanguageModelCodec>): Response {
  const { call, codec, route, seed, stop, isMSW2, end } = exchange;
  const { settings } = route;
  const delay = createDelay(settings, seed);
  const script = createScript(source, exchange);
  const body = toBody(toChunks(script, source, exchange), {
    stop,
    delay,
    timers: settings.timers,
    observed: isMSW2 || canTransferStreams(),
    flushesHeaders: isNode && !isMSW2 && (delay !== undefined || !Array.isArray(source.items)),
    onChunk: () => void call.delivered.chunks++,
    onEnd(ending) {
      // SDKs stop reading at the end marker and cancel: that is a whole answer
      call.aborted = ending === "aborted" && call.finishReason === undefined;
      end();
    },
  });
  call.status = 200;
  const headers = {
    ...toStreamHeaders(codec.framing(call).contentType, exchange),
    ...codec.headers?.(call, undefined, script.id),
    ...source.partial.headers,
  };
  return toResponse(body, headers, isMSW2);
}

function toChunks(
  script: Script,
  { items }: Source,
  exchange: Exchange<LanguageModelCodec>,
): Iterator<Chunk> | AsyncIterator<Chunk> {
  // taken now, so that a stream that cannot be taken fails before the answer has begun
  if (isAsync(items)) return asyncChunks(abortable(items, exchange.call.signal), script, exchange);
  return syncChunks(items, script, exchange);
}

function* syncChunks(
  items: Iterable<unknown>,
  script: Script,
  exchange: Exchange,
): Iterator<Chunk> {
  try {
    yield* script.start();
    for (const item of items) {
      yield* script.item(item);
      if (script.isOver) return;
    }
    yield* script.finish();
  } catch (error) {
    yield* script.fail(toError(error, exchange));
  }
}

async function* asyncChunks(
  items: AsyncIterable<unknown>,
  script: Script,
  exchange: Exchange,
): AsyncIterator<Chunk> {
  try {
    yield* script.start();
    for await (const item of items) {
      yield* script.item(item);
      if (script.isOver) return;
    }
    yield* script.finish();
  } catch (error) {
    yield* script.fail(toError(error, exchange));
  }
}

/** A lost connection and an abort break the body; any other error is told in the stream. */
function toError(error: unknown, { call, report }: Exchange): ReturnType<Exchange["report"]> {
  if (error instanceof LostConnection || call.signal.aborted) throw error;
  return isLLMError(error) ? error : report(error);
}

function toResponse(body: Body, headers: Record<string, string>, isMSW2: boolean): Response {
  const stream = isMSW2 ? cancelSafe(body.stream, body) : body.stream;
  const response = new Response(stream, { headers });
  if (!canTransferStreams()) return response;
  // a worker that is not quiet clones every response for its log: a native clone would keep the source running
  const clone = (): Response => new Response(body.observe(), { headers });
  return Object.defineProperty(response, "clone", { value: clone, configurable: true });
}
