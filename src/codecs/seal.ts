import { createRandom, hash } from "../ids.ts";

/**
 * What only the provider can read, such as the signature of thoughts: base64 of a protobuf, as the recordings have it.
 *
 * `tags` are those of the fields around the bytes, the outer one first. The same `text` gives the same seal, in body
 * and stream and on every run.
 */
export function seal(text: string, size: number, tags: readonly number[]): string {
  const random = createRandom(hash(text), size);
  let bytes = "";
  for (let index = 0; index < size; index++) bytes += String.fromCharCode(random() * 256);
  return btoa(tags.reduceRight(toField, bytes));
}

/** @see https://protobuf.dev/programming-guides/encoding/#length-types */
function toField(bytes: string, tag: number): string {
  const { length } = bytes;
  const size = length < 0x80 ? [length] : [0x80 | (length & 0x7f), length >> 7];
  return String.fromCharCode(tag, ...size) + bytes;
}
