import { base64ToBytes } from "../embedding-model/base64.ts";

/** A sound that a test gives: its bytes, alone or as a file. */
export type SpeechReply = Uint8Array | { type?: "file"; mediaType?: string; data: Uint8Array };

/** Throws where the reply is none. */
export function toSound(reply: SpeechReply): Uint8Array<ArrayBuffer> {
  const data = reply instanceof Uint8Array ? reply : (reply as Partial<typeof reply> | null)?.data;
  if (data instanceof Uint8Array) return new Uint8Array(data);
  if (typeof data === "string") {
    return base64ToBytes(data);
  }
  throw new TypeError("the reply is no sound. Give its bytes, or file({ mediaType, data }).");
}

/** How many bytes an event of a stream carries. */
const SLICE = 4096;

/** A sound cut into the pieces that a stream brings. */
export function toSlices(sound: Uint8Array): Uint8Array[] {
  const count = Math.ceil(sound.length / SLICE);
  return Array.from({ length: count }, (_, index) =>
    sound.subarray(index * SLICE, (index + 1) * SLICE),
  );
}
