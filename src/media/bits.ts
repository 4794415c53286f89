/** Puts numbers of some bits one after another, the lowest bit first, as DEFLATE and WebP have them. */
export interface BitWriter {
  write(value: number, bits: number): void;
  /** What was written, the last byte filled with zeros. */
  toBytes(): number[];
}

export function createBitWriter(): BitWriter {
  const bytes: number[] = [];
  let pending = 0;
  let length = 0;
  return {
    write(value, bits) {
      pending |= value << length;
      length += bits;
      for (; length >= 8; length -= 8) {
        bytes.push(pending & 0xff);
        pending >>>= 8;
      }
    },
    toBytes: () => (length > 0 ? [...bytes, pending & 0xff] : bytes),
  };
}

/** The characters of an ASCII text. */
export function toASCII(text: string): number[] {
  return Array.from(text, (character) => character.charCodeAt(0));
}

/** The lowest bytes of a number, the highest of them first. */
export function toBigEndian(value: number, size: number): number[] {
  return Array.from({ length: size }, (_, index) => (value >>> (8 * (size - 1 - index))) & 0xff);
}

/** The same, the lowest first. */
export function toLittleEndian(value: number, size: number): number[] {
  return toBigEndian(value, size).toReversed();
}
