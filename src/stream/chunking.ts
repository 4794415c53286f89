import { tellingOf } from "../user-function.ts";

/**
 * How a text is cut into deltas: `"token"` (about the size of a model's tokens), `"word"`, `"grapheme"`, a number of
 * graphemes, a RegExp whose matches are the deltas, or a function.
 */
export type Chunking =
  | "token"
  | "word"
  | "grapheme"
  | number
  | RegExp
  | ((text: string) => Iterable<string>);

/** Cuts a text; the pieces joined are the text again. */
export type Chunk = (text: string) => Iterable<string>;

/** The longest piece of a word, in graphemes; English tokens are four characters on average. */
const TOKEN_SIZE = 5;

/** Without CR, which together with LF is one grapheme: such text may be cut anywhere. */
// oxlint-disable-next-line no-control-regex -- the range is the point
const CUT_ANYWHERE = /^[\x00-\x0c\x0e-\x7f]*$/;
const ASCII_TOKEN = /\s*\S{1,5}|\s+$/g;

/** Compiled once a handler, called once a text. */
export function createChunk(chunking: Chunking): Chunk {
  if (chunking === "token") return toTokens;
  if (chunking === "word") return (text) => matches(text, /\s*\S+|\s+$/g);
  if (chunking === "grapheme") return toGraphemes;
  if (typeof chunking === "number") return createGroup(chunking);
  if (typeof chunking === "function") {
    const cut = tellingOf((text: string) => [...chunking(text)], CHUNKING);
    return (text) => checked(text, cut(text));
  }
  if (!isRegExp(chunking)) {
    throw new TypeError(
      `Failed to set the chunking: ${JSON.stringify(chunking)} is none. Use "token", "word", "grapheme", a number of graphemes, a RegExp or a function.`,
    );
  }
  const pattern = new RegExp(chunking, chunking.flags.replace(/[gy]/g, "") + "g");
  return (text) => checked(text, matches(text, pattern));
}

const CHUNKING = { what: 'the setting "chunking"', expected: "the pieces of the text" };

/** By its tag: a test's own realm has another RegExp. */
function isRegExp(value: unknown): value is RegExp {
  return Object.prototype.toString.call(value) === "[object RegExp]";
}

export function toTokens(text: string): Iterable<string> {
  return CUT_ANYWHERE.test(text)
    ? matches(text, ASCII_TOKEN)
    : group(toGraphemes(text), startsToken);
}

/** `length` is the piece's so far, in graphemes. */
type StartsPiece = (grapheme: string, length: number, piece: string) => boolean;

const startsToken: StartsPiece = (grapheme, length, piece) =>
  length >= TOKEN_SIZE || (/^\s/.test(grapheme) && !/^\s*$/.test(piece));

function createGroup(size: number): Chunk {
  if (!Number.isInteger(size) || size < 1) {
    throw new RangeError(
      `Failed to set the chunking: ${size} graphemes a chunk. Give a whole number from 1.`,
    );
  }
  return (text) => group(toGraphemes(text), (_, length) => length >= size);
}

function* group(graphemes: Iterable<string>, startsPiece: StartsPiece): Generator<string> {
  let piece = "";
  let length = 0;
  for (const grapheme of graphemes) {
    if (length > 0 && startsPiece(grapheme, length, piece)) {
      yield piece;
      piece = "";
      length = 0;
    }
    piece += grapheme;
    length++;
  }
  if (piece !== "") yield piece;
}

let segmenter: Intl.Segmenter | undefined;

export function* toGraphemes(text: string): Generator<string> {
  segmenter ??= new Intl.Segmenter("und", { granularity: "grapheme" });
  for (const { segment } of segmenter.segment(text)) yield segment;
}

function matches(text: string, pattern: RegExp): string[] {
  return text.match(pattern) ?? [];
}

function checked(text: string, pieces: Iterable<string>): string[] {
  const list = [...pieces];
  if (list.join("") === text) return list;
  throw new Error(
    `Failed to cut a text into chunks: the chunks joined are ${JSON.stringify(list.join(""))}, the text is ${JSON.stringify(text)}. Let the chunking keep every character.`,
  );
}
