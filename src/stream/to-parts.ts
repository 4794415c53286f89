import type { TextPart } from "../language-model/prompt.ts";
import type { Content, LanguageModelResult } from "../language-model/result.ts";
import type { StreamPart } from "../language-model/stream-part.ts";
import { serializeInput } from "../language-model/tool-input.ts";
import type { Chunk } from "./chunking.ts";
import { createText, type GrowingText } from "./growing-text.ts";
import { toTokenLogprobs } from "./token-logprobs.ts";

/** A piece of an answer as it goes out: a string joins the text before it, a part stands alone. */
export type Piece = string | Content;

/** Gathers adjacent strings, which are one text, in an answer's content; `text()` is a text of its own. */
export interface TextGatherer {
  /** Whether the string begins a text. */
  add(piece: string): boolean;
  /** Ends the text that is open, if any. */
  close(): TextPart | undefined;
}

export function createTextGatherer(content: Content[]): TextGatherer {
  let open: GrowingText | undefined;
  return {
    add(piece) {
      const begins = open === undefined;
      open ??= createText();
      open.append(piece);
      return begins;
    },
    close() {
      if (!open) return undefined;
      const part: TextPart = { type: "text", text: open.toString() };
      open = undefined;
      content.push(part);
      return part;
    },
  };
}

export interface Splitter {
  split(piece: Piece): Generator<StreamPart, void, undefined>;
  /** Ends the text that still is open. */
  close(): Generator<StreamPart, void, undefined>;
}

/** How a splitter cuts texts, and whether it tells how likely their tokens are. */
export interface SplitOptions {
  chunk: Chunk;
  /** How many alternatives each token comes with; without it, there are no log probabilities. */
  topLogprobs?: number | undefined;
}

/** Splits the pieces into stream parts as they come, and gathers them in `result`. */
export function createSplitter(
  result: LanguageModelResult,
  { chunk, topLogprobs }: SplitOptions,
): Splitter {
  const { content } = result;
  const texts = createTextGatherer(content);
  const logprobs = topLogprobs === undefined ? undefined : (result.logprobs ??= []);

  function toDelta(id: number, delta: string): StreamPart {
    if (!logprobs) return { type: "text-delta", id, delta };
    const own = toTokenLogprobs(delta, topLogprobs ?? 0);
    logprobs.push(...own);
    return { type: "text-delta", id, delta, logprobs: own };
  }

  function* close(): Generator<StreamPart, void, undefined> {
    const part = texts.close();
    if (part) yield { type: "text-end", id: content.length - 1, part };
  }

  function* split(piece: Piece): Generator<StreamPart, void, undefined> {
    if (typeof piece !== "string") {
      yield* close();
      content.push(piece);
      return yield* wholePart(piece, content.length - 1, { chunk, toDelta });
    }
    const id = content.length;
    if (texts.add(piece)) yield { type: "text-start", id };
    for (const delta of chunk(piece)) yield toDelta(id, delta);
  }

  return { split, close };
}

function* wholePart(
  part: Content,
  id: number,
  { chunk, toDelta }: { chunk: Chunk; toDelta: (id: number, delta: string) => StreamPart },
): Generator<StreamPart, void, undefined> {
  switch (part.type) {
    case "text":
      yield { type: "text-start", id };
      for (const delta of chunk(part.text)) yield toDelta(id, delta);
      return yield { type: "text-end", id, part };
    case "refusal":
      yield { type: "refusal-start", id };
      for (const delta of chunk(part.text)) yield { type: "refusal-delta", id, delta };
      return yield { type: "refusal-end", id, part };
    case "reasoning":
      yield { type: "reasoning-start", id, part };
      for (const delta of chunk(part.text)) yield { type: "reasoning-delta", id, delta };
      return yield { type: "reasoning-end", id, part };
    case "tool-call":
      yield { type: "tool-input-start", id, part };
      for (const delta of chunk(serializeInput(part.input)))
        yield { type: "tool-input-delta", id, delta };
      return yield { type: "tool-input-end", id, part };
    case "file":
      return yield { type: "file", id, part };
    case "source":
      return yield { type: "source", id, part };
    case "custom":
      return yield { type: "custom", id, part };
  }
}
