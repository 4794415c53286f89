import { seal } from "../seal.ts";

/** As the recordings often have them: so many bytes in one field. */
const SIGNATURE_SIZE = 181;
const INDEX_SIZE = 145;
const TAGS = [0x12];

export function signThinking(text: string): string {
  return seal(text, SIGNATURE_SIZE, TAGS);
}

export function encryptIndex(text: string): string {
  return seal(text, INDEX_SIZE, TAGS);
}
