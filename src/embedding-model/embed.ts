import { hash } from "../ids.ts";

/** Character n-grams of these sizes are a text's features. */
const SIZES = [3, 4];

/** Keeps a text's own vector from being nothing where it is shorter than an n-gram. */
const EDGE = "\u0002";

/**
 * A vector of unit length for a text, the same on every run; texts that share words have similar vectors.
 *
 * By feature hashing over words and character n-grams: https://arxiv.org/abs/0902.2206
 */
export function embed(text: string, dimensions: number): number[] {
  const vector = Array.from({ length: dimensions }, () => 0);
  for (const feature of toFeatures(text)) {
    const value = hash(feature);
    vector[value % dimensions]! += value & 0x80000000 ? -1 : 1;
  }
  return normalize(vector);
}

/** How alike two vectors of unit length are, from -1 to 1. */
export function similarity(a: number[], b: number[]): number {
  return a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);
}

function* toFeatures(text: string): Generator<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length === 0) yield EDGE + text;
  for (const word of words) {
    yield word;
    const padded = EDGE + word + EDGE;
    for (const size of SIZES) {
      for (let start = 0; start + size <= padded.length; start++) {
        yield padded.slice(start, start + size);
      }
    }
  }
}

function normalize(vector: number[]): number[] {
  const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
  if (length > 0) return vector.map((value) => value / length);
  return vector.map((_, index) => (index === 0 ? 1 : 0)); // features that cancelled each other out
}
