import type { LanguageModelCodec } from "../codec.ts";
import { isLLMError, type LLMError } from "../errors.ts";
import type { Exchange } from "../create-exchange.ts";
import { type Fault, isFault } from "../faults.ts";
import type { LanguageModelResult } from "../language-model/result.ts";
import type { StreamPart } from "../language-model/stream-part.ts";
import { isPartPiece } from "../reply/part-piece.ts";
import type { ReplyItem } from "../reply/reply.ts";
import type { Source } from "../reply/to-source.ts";
import type { Chunk } from "../stream/body.ts";
import { createSplitter, type Splitter } from "../stream/to-parts.ts";
import { HTML_PAGE } from "./fault-response.ts";
import { createLimiter, type Limiter } from "./limit.ts";
import { lostConnection } from "./lost-connection.ts";
import { createPieceSplitter, type PieceSplitter } from "./open-part.ts";
import { settleResult, startResult, toPiece, tellInResult } from "./result.ts";

export type Chunks = Generator<Chunk, void, undefined>;

/** A streamed answer, step by step; each step is synchronous, whether its items came over time or not. */
export interface Script {
  start(): Chunks;
  item(item: unknown): Chunks;
  finish(): Chunks;
  /** Breaks the answer off with an error, in the provider's words. */
  fail(error: LLMError): Chunks;
  /** A chunk has gone out: what it says was delivered. */
  onSent(): void;
  /** The result's. */
  readonly id: string;
  readonly contentType: string;
  /** The answer is over, by its end or by a break. */
  isOver: boolean;
}

/** Reply items become parts, parts become frames, frames become chunks. */
export function createScript(source: Source, exchange: Exchange<LanguageModelCodec>): Script {
  const result = startResult(source, exchange);
  const { splitter, limiter, pieces } = createSplitters(result, source, exchange);
  const framer = createFramer(exchange);
  const { toChunks, end, onSent } = framer;

  function* fail(error: LLMError): Chunks {
    script.isOver = true;
    exchange.call.finishReason = "error";
    // Google's error is no frame: its SDK sees it only where it comes in a network chunk of its own
    yield { pause: 0 };
    yield* toChunks([{ type: "error", error }]);
    yield* end();
  }

  function* flush(): Chunks {
    for (const piece of limiter?.flush() ?? []) yield* toChunks(splitter.split(piece));
  }

  function* finish(): Chunks {
    yield* flush();
    yield* toChunks(pieces.close());
    settleResult(result, source, { exchange, cut: limiter?.cut });
    script.isOver = true;
    yield* toChunks([{ type: "finish", result }]);
    yield* end();
  }

  function* item(value: unknown): Chunks {
    if (isPartPiece(value)) {
      yield* flush();
      yield* toChunks(pieces.split(value));
      if (limiter?.cut) yield* finish();
      return;
    }
    const piece = toPiece(value as ReplyItem, source, exchange);
    if (isFault(piece) || isLLMError(piece)) {
      yield* flush();
      if (isLLMError(piece)) {
        return yield* tellInResult(piece, source, exchange) ? finish() : fail(piece);
      }
      script.isOver = !GO_ON.has(piece.kind);
      return yield* breakOff(piece, framer);
    }
    if (!limiter) return yield* toChunks(splitter.split(piece));
    for (const fitting of limiter.add(piece)) yield* toChunks(splitter.split(fitting));
    if (limiter.cut) yield* finish();
  }

  const script: Script = {
    id: result.id,
    contentType: framer.contentType,
    isOver: false,
    start: () => toChunks([toMetadata(result)]),
    // without a limit, a string is all that it says: the way of most chunks is short
    item: (value) =>
      typeof value === "string" && !limiter ? toChunks(splitter.split(value)) : item(value),
    finish,
    fail,
    onSent,
  };
  return script;
}

function toMetadata(result: LanguageModelResult): StreamPart {
  const { content: _, finishReason: __, logprobs: ___, ...metadata } = result;
  return { type: "response-metadata", ...metadata };
}

/** What cuts the answer: where the request ends it, and in deltas. */
function createSplitters(
  result: LanguageModelResult,
  source: Source,
  exchange: Exchange<LanguageModelCodec>,
): { splitter: Splitter; limiter: Limiter | undefined; pieces: PieceSplitter } {
  const topLogprobs = result.logprobs ? undefined : exchange.call.topLogprobs;
  const splitter = createSplitter(result, { chunk: exchange.route.settings.chunk, topLogprobs });
  const limiter = createLimiter(exchange);
  const pieces = createPieceSplitter(result, { source, limiter, splitter }, exchange);
  return { splitter, limiter, pieces };
}

/** After these a stream may go on. */
const GO_ON = new Set<Fault["kind"]>(["hang", "stall", "malformed"]);

function* breakOff({ kind, ms }: Fault, { malformed, truncated }: Framer): Chunks {
  if (kind === "hang" || kind === "stall") yield { pause: ms };
  else if (kind === "malformed") yield malformed();
  else if (kind === "html") yield HTML_PAGE;
  else if (kind === "truncate") yield* truncated();
  else throw lostConnection();
}

interface Framer {
  contentType: string;
  toChunks(parts: Iterable<StreamPart>): Chunks;
  /** What follows the last frame. */
  end(): Chunks;
  /** The last frame again, broken. */
  malformed(): Chunk;
  /** The last frame again, cut off, where the framing tells a cut from an end. */
  truncated(): Chunks;
  onSent(): void;
}

/** Parts become frames in the codec's words, frames become chunks. */
function createFramer(exchange: Exchange<LanguageModelCodec>): Framer {
  const { codec, call, text } = exchange;
  const encode = codec.encodeStream(call, exchange.headers());
  const framing = codec.framing(call);
  let lastFrame: unknown;
  /** What a delay still holds back. */
  let unsent = "";
  return {
    contentType: framing.contentType,
    *toChunks(parts) {
      for (const part of parts) {
        if (part.type === "text-delta") unsent += part.delta;
        for (const frame of encode(part)) {
          lastFrame = frame;
          yield framing.encode(frame);
        }
      }
    },
    *end() {
      if (framing.end) yield framing.end();
    },
    onSent() {
      if (unsent !== "") text.append(unsent);
      unsent = "";
    },
    malformed: () => framing.malformed(lastFrame),
    *truncated() {
      if (framing.truncated) yield framing.truncated(lastFrame);
    },
  };
}
