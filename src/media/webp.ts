import { createBitWriter, toASCII, toLittleEndian } from "./bits.ts";
import type { Picture } from "./picture.ts";

/**
 * A lossless WebP of one colour: each of its codes has one symbol, so that a pixel takes no bits at all.
 *
 * @see https://developers.google.com/speed/webp/docs/webp_lossless_bitstream_specification
 */
export function createWebP({ width, height, color }: Picture): Uint8Array<ArrayBuffer> {
  const { write, toBytes } = createBitWriter();
  write(0x2f, 8);
  write(width - 1, 14);
  write(height - 1, 14);
  write(0, 4); // no alpha, and the version
  write(0, 3); // no transform, no cache, one set of codes
  const [red, green, blue] = [color >>> 16, (color >>> 8) & 0xff, color & 0xff];
  const OPAQUE = 255;
  for (const symbol of [green, red, blue, OPAQUE, 0]) {
    write(0b101, 3); // a code of one symbol, which has 8 bits
    write(symbol, 8);
  }
  const data = toBytes();
  const padded = data.length % 2 === 0 ? data : [...data, 0];
  const chunk = [...toASCII("VP8L"), ...toLittleEndian(data.length, 4), ...padded];
  const content = [...toASCII("WEBP"), ...chunk];
  return Uint8Array.from([...toASCII("RIFF"), ...toLittleEndian(content.length, 4), ...content]);
}
