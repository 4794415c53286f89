import type { Exchange } from "../create-exchange.ts";
import type { Fault } from "../faults.ts";
import { joinHeaders } from "../header-names.ts";
import type { FramedBody } from "../raw-body.ts";
import { type Body, type Chunk, toBody } from "../stream/body.ts";
import { cancelSafe } from "../stream/cancel-safe.ts";
import { setObserver } from "../stream/hook-clone.ts";
import { canTransferStreams } from "../stream/host.ts";
import { createDelay } from "../stream/pace.ts";
import { lostConnection } from "./lost-connection.ts";
import { toStreamHeaders } from "./response.ts";

interface ChunkedInit {
  contentType: string;
  headers?: Record<string, string> | undefined;
  /** Whether the client may have to wait for the first chunk. */
  comesOverTime?: boolean;
  /** A chunk has gone out. */
  onSent?: () => void;
}

/** An answer that goes out chunk by chunk, at the pace of the settings; settles the call at its end. */
export function chunkedResponse(
  chunks: Iterator<Chunk> | AsyncIterator<Chunk>,
  exchange: Exchange,
  { contentType, headers, comesOverTime = false, onSent }: ChunkedInit,
): Response {
  const { call, route, seed, stop, isMSW2, overSocket, end } = exchange;
  const { settings } = route;
  const delay = createDelay(settings, seed);
  const body = toBody(chunks, {
    stop,
    delay,
    timers: settings.timers,
    readsAhead: overSocket,
    keepsChunks: settings.recut !== undefined,
    flushesHeaders: overSocket && (delay !== undefined || comesOverTime),
    onChunk() {
      call.delivered.chunks++;
      onSent?.();
    },
    onEnd(ending) {
      // SDKs stop reading at the end marker and cancel: that is a whole answer
      call.aborted = ending === "aborted" && call.finishReason === undefined;
      end();
    },
  });
  call.status = 200;
  return toResponse(body, joinHeaders(toStreamHeaders(contentType, exchange), headers), isMSW2);
}

/** The frames of an endpoint that is no text generation, and what breaks them in the middle. */
export function framedResponse(
  body: FramedBody,
  exchange: Exchange,
  { headers, fault }: Pick<ChunkedInit, "headers"> & { fault?: Fault } = {},
): Response {
  const { contentType } = body.framing;
  const { recut } = exchange.route.settings;
  const chunks = fault ? toBrokenChunks(body, fault) : toFrameChunks(body);
  const cut = recut ? recut(chunks, contentType) : chunks;
  return chunkedResponse(cut, exchange, { contentType, headers });
}

function* toFrameChunks({ frames, framing }: FramedBody): Generator<Chunk, void, undefined> {
  for (const frame of frames) yield framing.encode(frame);
  if (framing.end) yield framing.end();
}

function* toBrokenChunks(
  { frames, framing }: FramedBody,
  { kind, ms }: Fault,
): Generator<Chunk, void, undefined> {
  const known: unknown[] = [...frames];
  const middle = known.length >> 1;
  for (const [index, frame] of known.entries()) {
    if (index === middle) {
      if (kind === "truncate") return;
      if (kind === "disconnect") throw lostConnection();
      if (kind === "malformed") {
        yield framing.malformed(frame);
        continue;
      }
      yield { pause: ms };
    }
    yield framing.encode(frame);
  }
  if (framing.end) yield framing.end();
}

function toResponse(body: Body, headers: Record<string, string>, isMSW2: boolean): Response {
  const { stream, observe } = body;
  if (isMSW2) cancelSafe(stream, body);
  else setObserver(stream, observe);
  const response = new Response(stream, { headers });
  if (!canTransferStreams()) return response;
  // a worker that is not quiet clones every response for its log: a native clone would keep the source running
  const clone = (): Response => new Response(observe(true), { headers });
  return Object.defineProperty(response, "clone", { value: clone, configurable: true });
}
