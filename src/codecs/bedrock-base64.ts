import { base64ToBytes } from "../embedding-model/base64.ts";
/** How many bytes `String.fromCharCode` takes at once: more arguments may not fit on the stack. */
const SLICE = 0x8000;

const encoder = new TextEncoder();

/** A text's UTF-8, in base64. */
export function toBase64(text: string): string {
  const bytes = encoder.encode(text);
  if (bytes.length === text.length) return btoa(text); // ASCII
  let binary = "";
  for (let start = 0; start < bytes.length; start += SLICE) {
    binary += String.fromCharCode(...bytes.subarray(start, start + SLICE));
  }
  return btoa(binary);
}

/** The text whose UTF-8 stands in base64; an empty one where it is none. */
export function fromBase64(base64: string): string {
  try {
    return new TextDecoder().decode(base64ToBytes(base64));
  } catch {
    return "";
  }
}
