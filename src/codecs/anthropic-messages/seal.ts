import { createRandom, hash } from "../../ids.ts";

/** Sizes in bytes that the recordings have often. */
export const SIGNATURE_SIZE = 181;
export const INDEX_SIZE = 145;

/**
 * What only Anthropic can read, such as a thinking's signature: base64 of a protobuf field, as the recordings have it.
 *
 * The same `text` gives the same seal, in body and stream and on every run.
 */
export function seal(text: string, size: number): string {
  const random = createRandom(hash(text), size);
  let bytes = String.fromCharCode(0x12, 0x80 | (size & 0x7f), size >> 7);
  for (let index = 0; index < size; index++) bytes += String.fromCharCode(random() * 256);
  return btoa(bytes);
}
