import { toASCII, toBigEndian } from "./bits.ts";
import type { Picture } from "./picture.ts";

/**
 * A grey JPEG: the Huffman tables have one code each, a zero, so that a block of 64 pixels is two bits.
 *
 * @see https://www.w3.org/Graphics/JPEG/itu-t81.pdf
 */
export function createJPEG({ width, height }: Omit<Picture, "color">): Uint8Array<ArrayBuffer> {
  const blocks = Math.ceil(width / 8) * Math.ceil(height / 8);
  return Uint8Array.from([
    0xff,
    SOI,
    ...toSegment(APP0, [...toASCII("JFIF\0"), 1, 1, 0, 0, 1, 0, 1, 0, 0]),
    ...toSegment(DQT, [0, ...Array.from({ length: 64 }, () => 1)]),
    ...toSegment(SOF0, [8, ...toBigEndian(height, 2), ...toBigEndian(width, 2), 1, 1, 0x11, 0]),
    ...toSegment(DHT, [0x00, ...ONE_CODE]),
    ...toSegment(DHT, [0x10, ...ONE_CODE]),
    ...toSegment(SOS, [1, 1, 0x00, 0, 63, 0]),
    ...Array.from({ length: blocks >> 2 }, () => 0),
    // the bits that are left over are ones
    ...(blocks % 4 > 0 ? [0xff >> (2 * (blocks % 4))] : []),
    0xff,
    EOI,
  ]);
}

const [SOI, EOI, APP0, DQT, SOF0, DHT, SOS] = [0xd8, 0xd9, 0xe0, 0xdb, 0xc0, 0xc4, 0xda];

/** How many codes there are of each length from 1 to 16, and what they stand for. */
const ONE_CODE = [1, ...Array.from({ length: 15 }, () => 0), 0];

function toSegment(marker: number, data: number[]): number[] {
  return [0xff, marker, ...toBigEndian(data.length + 2, 2), ...data];
}
