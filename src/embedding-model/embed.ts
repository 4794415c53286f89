/** A word's own weight beside its n-grams, of which there are many. */
const WORD_WEIGHT = 2;

/** Scripts that put no space between words are read character by character. */
const WORDS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[\p{L}\p{N}]+/gu;

/** English words that any text has, and that so say little of what it is about. */
const COMMON_WORDS = new Set(
  "a an and are as at be been but by can do does for from had has have he her his how i if in is it its me my no not of on or our she so that the their them they this to was we were what when which who will with you your".split(
    " ",
  ),
);
const COMMON_WORD_WEIGHT = 0.2;

/** Padding, so that an n-gram at a word's edge differs from the same one inside. */
const EDGE = "\u0002";

/**
 * A vector of unit length for a text, the same on every run; texts that share words have similar vectors.
 *
 * By feature hashing over words and character n-grams (https://arxiv.org/abs/0902.2206), each word once, weighted by
 * the logarithm of its count, so that a long text costs little more than its vocabulary.
 */
export function embed(text: string, dimensions: number): number[] {
  const vector = new Float64Array(dimensions);
  for (const [word, count] of countWords(text)) {
    const weight = (1 + Math.log(count)) * (COMMON_WORDS.has(word) ? COMMON_WORD_WEIGHT : 1);
    addWord(vector, EDGE + word + EDGE, weight);
  }
  return normalize(vector);
}

function countWords(text: string): Map<string, number> {
  const words = text.toLowerCase().match(WORDS) ?? [text];
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** The word's n-grams of three and four characters, then the word; hashed in one pass each, no substring made. */
function addWord(vector: Float64Array, padded: string, weight: number): void {
  const each = weight / Math.sqrt(padded.length);
  for (let start = 0; start + 3 <= padded.length; start++) {
    const trigram = hashRange(padded, start, start + 3);
    add(vector, trigram, each);
    if (start + 4 <= padded.length) add(vector, step(trigram, padded.charCodeAt(start + 3)), each);
  }
  add(vector, hashRange(padded, 0, padded.length), weight * WORD_WEIGHT);
}

/** FNV-1a over UTF-16 units. */
function hashRange(text: string, start: number, end: number): number {
  let value = 0x811c9dc5;
  for (let index = start; index < end; index++) value = step(value, text.charCodeAt(index));
  return value;
}

function step(value: number, unit: number): number {
  return Math.imul(value ^ unit, 0x01000193);
}

/** Place and sign come from different bits, mixed first: neighbouring hashes would share both (murmur3's finalizer). */
function add(vector: Float64Array, hash: number, weight: number): void {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  mixed ^= mixed >>> 16;
  vector[(mixed >>> 1) % vector.length]! += mixed & 1 ? weight : -weight;
}

function normalize(vector: Float64Array): number[] {
  let square = 0;
  for (const value of vector) square += value * value;
  const length = Math.sqrt(square);
  if (length > 0) return Array.from(vector, (value) => value / length);
  return Array.from(vector, (_, index) => (index === 0 ? 1 : 0)); // features that cancelled each other out
}
