import { createBitWriter, toASCII, toBigEndian } from "./bits.ts";
import type { Picture } from "./picture.ts";

/**
 * A PNG of one colour: a palette of one entry, and a bit for each pixel. It stays small, however large the picture.
 *
 * @see https://www.w3.org/TR/png-3/
 */
export function createPNG({ width, height, color }: Picture): Uint8Array<ArrayBuffer> {
  const PALETTE = 3;
  const header = [...toBigEndian(width, 4), ...toBigEndian(height, 4), 1, PALETTE, 0, 0, 0];
  return Uint8Array.from([
    ...SIGNATURE,
    ...toChunk("IHDR", header),
    ...toChunk("PLTE", toBigEndian(color, 3)),
    // a line is its filter, which is none, and its pixels
    ...toChunk("IDAT", deflateZeros(height * (1 + Math.ceil(width / 8)))),
    ...toChunk("IEND", []),
  ]);
}

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

function toChunk(type: string, data: number[]): number[] {
  const content = [...toASCII(type), ...data];
  return [...toBigEndian(data.length, 4), ...content, ...toBigEndian(crc32(content), 4)];
}

/** How many bytes one repetition stands for at most. */
const LONGEST = 258;

/** Codes of the fixed table, the highest bit last, as the writer takes them. */
const ZERO = 0x0c;
const REPEAT_LONGEST = 0xa3;

/** As many zeros, in the format of zlib. @see https://www.rfc-editor.org/rfc/rfc1951#section-3.2.6 */
function deflateZeros(length: number): number[] {
  const { write, toBytes } = createBitWriter();
  write(1, 1); // the last block
  write(1, 2); // with the fixed codes
  write(ZERO, 8);
  const repeated = length - 1;
  for (let rest = repeated; rest >= LONGEST; rest -= LONGEST) {
    write(REPEAT_LONGEST, 8);
    write(0, 5); // of the byte before
  }
  for (let rest = repeated % LONGEST; rest > 0; rest--) write(ZERO, 8);
  write(0, 7); // the end of the block
  const ADLER_MODULUS = 65_521;
  const adler = [...toBigEndian(length % ADLER_MODULUS, 2), 0, 1];
  return [0x78, 0x01, ...toBytes(), ...adler];
}

function crc32(bytes: number[]): number {
  let value = 0xffffffff;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  }
  return ~value;
}
