/** How a vendor writes an id: a prefix, then `size` characters of an alphabet; groups of them are joined by hyphens. */
export interface IdFormat {
  prefix: string;
  size: number | readonly number[];
  /** Of all groups, or of each. @default "alphanumeric" */
  alphabet?: Alphabet | readonly Alphabet[];
}

/** Makes ids, one after another. */
export type GenerateId = (format: IdFormat) => string;

type Alphabet = keyof typeof ALPHABETS;

const ALPHABETS = {
  alphanumeric: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789",
  lowercase: "abcdefghijklmnopqrstuvwxyz0123456789",
  hex: "0123456789abcdef",
  decimal: "0123456789",
  /** Without the characters that look alike, as Anthropic writes its ids. */
  base58: "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz",
};

/** As most vendors write what is unique. */
export const UUID = { prefix: "", size: [8, 4, 4, 4, 12], alphabet: "hex" } as const;

/** How much of a long text is hashed at each end; ids stay unique by their repeat count. */
const HASHED = 32_768;

/** What is shorter is hashed unit by unit. */
const SHORT = 512;

const encoder = new TextEncoder();

const OFFSET = 0x811c9dc5;
const PRIME = 0x01000193;

/** A 32-bit hash (FNV-1a over UTF-16 units): the same text gives the same ids on every run. */
export function hash(text: string): number {
  return hashAfter(OFFSET, text);
}

/** `seed` is the hash of what comes before the text: to join the two would copy a request of many megabytes. */
export function hashAfter(seed: number, text: string): number {
  let value = Math.imul(seed ^ text.length, PRIME);
  if (text.length > SHORT) {
    const end = Math.max(HASHED, text.length - HASHED);
    value = hashWords(text.slice(0, HASHED), value);
    return hashWords(text.slice(end), value) >>> 0;
  }
  for (let index = 0; index < text.length; index++) {
    value = Math.imul(value ^ text.charCodeAt(index), PRIME);
  }
  return value >>> 0;
}

/** As UTF-8, four bytes at a time: some five times faster than by units. */
function hashWords(text: string, seed: number): number {
  const bytes = encoder.encode(text);
  const words = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2);
  let value = seed;
  for (let index = 0; index < words.length; index++) {
    value = Math.imul(value ^ words[index]!, PRIME);
    // a product never tells a higher bit to a lower one
    value ^= value >>> 15;
  }
  for (let index = bytes.length & ~3; index < bytes.length; index++) {
    value = Math.imul(value ^ bytes[index]!, PRIME);
  }
  return value;
}

/** The same for bytes. */
export function hashBytes(bytes: Uint8Array): number {
  let value = Math.imul(OFFSET ^ bytes.length, PRIME);
  const gap = bytes.length > 2 * HASHED ? bytes.length - HASHED : HASHED;
  for (let index = 0; index < bytes.length; index++) {
    if (index === HASHED) index = gap;
    value = Math.imul(value ^ bytes[index]!, PRIME);
  }
  return value >>> 0;
}

/**
 * A seeded stream of numbers from 0 to 1 (sfc32), so that a mock never rolls dice.
 *
 * Two seeds, because two requests of equal hash differ in their repeat count.
 */
export function createRandom(seed: number, repeat: number): () => number {
  let [a, b, c, counter] = [seed | 0, repeat | 0, 0x9e3779b9 | 0, 1];
  function next(): number {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 2 ** 32;
  }
  for (let round = 0; round < 12; round++) next();
  return next;
}

/** Ids for one request: `seed` is its hash, `repeat` how often the same was asked before. */
export function createGenerateId(seed: number, repeat: number): GenerateId {
  const random = createRandom(seed, repeat);
  return function generateId({ prefix, size, alphabet = "alphanumeric" }) {
    let id = prefix;
    for (const [index, length] of (typeof size === "number" ? [size] : size).entries()) {
      if (index > 0) id += "-";
      const name = typeof alphabet === "string" ? alphabet : (alphabet[index] ?? "alphanumeric");
      const characters = ALPHABETS[name];
      for (let count = 0; count < length; count++) {
        id += characters[Math.floor(random() * characters.length)];
      }
    }
    return id;
  };
}
