import { toASCII, toLittleEndian } from "./bits.ts";

/** Samples in a second, as OpenAI's speech has them: one channel of 16 bits. */
const RATE = 24_000;
const BYTES = 2;
const SECONDS = 0.5;

/** Half a second of silence. Throws where there is none in the format. */
export function createSilence(format: string): Uint8Array<ArrayBuffer> {
  switch (format) {
    case "mp3":
      return createMP3();
    case "wav":
      return createWAV();
    case "pcm":
    case "pcm16":
    case "raw":
      return new Uint8Array(RATE * BYTES * SECONDS);
    default:
      throw new Error(
        `there is no sound in the format "${format}" to answer with. Reply with its bytes, or ask for mp3, wav or pcm.`,
      );
  }
}

/** @see https://www.mmsp.ece.mcgill.ca/Documents/AudioFormats/WAVE/WAVE.html */
function createWAV(): Uint8Array<ArrayBuffer> {
  const size = RATE * BYTES * SECONDS;
  const format = [
    1,
    0,
    1,
    0,
    ...toLittleEndian(RATE, 4),
    ...toLittleEndian(RATE * BYTES, 4),
    BYTES,
    0,
    8 * BYTES,
    0,
  ];
  const head = [
    ...toASCII("RIFF"),
    ...toLittleEndian(36 + size, 4),
    ...toASCII("WAVEfmt "),
    ...toLittleEndian(format.length, 4),
    ...format,
    ...toASCII("data"),
    ...toLittleEndian(size, 4),
  ];
  const file = new Uint8Array(head.length + size);
  file.set(head);
  return file;
}

/** MPEG-2, layer III, 8 kbit/s, 24 kHz, one channel; after it, zeros say that nothing follows. */
const FRAME_HEADER = [0xff, 0xf3, 0x14, 0xc4];
const FRAME_BYTES = 24;
const FRAME_SAMPLES = 576;

/** @see http://www.mp3-tech.org/programmer/frame_header.html */
function createMP3(): Uint8Array<ArrayBuffer> {
  const frames = Math.ceil((RATE * SECONDS) / FRAME_SAMPLES);
  const file = new Uint8Array(frames * FRAME_BYTES);
  for (let start = 0; start < file.length; start += FRAME_BYTES) file.set(FRAME_HEADER, start);
  return file;
}

/** About what spoken words take in an MP3, in a second. */
const COMPRESSED_BYTES = 16_000;

/** How many seconds a sound lasts: a WAV says it, the size of any other gives an estimate. */
export function measureSeconds(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isWAV = bytes.length > 44 && view.getUint32(0) === 0x52494646;
  const rate = isWAV ? view.getUint32(28, true) : COMPRESSED_BYTES;
  return rate > 0 ? (isWAV ? bytes.length - 44 : bytes.length) / rate : 0;
}
