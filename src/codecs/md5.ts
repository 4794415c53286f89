const SHIFTS = [
  [7, 12, 17, 22],
  [5, 9, 14, 20],
  [4, 11, 16, 23],
  [6, 10, 15, 21],
];

/**
 * The MD5 of bytes in hex: WebCrypto has none.
 *
 * @see https://www.rfc-editor.org/rfc/rfc1321
 */
export function md5(bytes: Uint8Array): string {
  const blocks = pad(bytes);
  const state = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476];
  const constants = Array.from({ length: 64 }, (_, step) =>
    Math.floor(Math.abs(Math.sin(step + 1)) * 2 ** 32),
  );
  for (let offset = 0; offset < blocks.byteLength; offset += 64) {
    let [a, b, c, d] = state as [number, number, number, number];
    for (let step = 0; step < 64; step++) {
      const { value, word } = mix(step, b, [c, d]);
      const sum = (a + value + constants[step]! + blocks.getUint32(offset + word * 4, true)) | 0;
      const shift = SHIFTS[step >> 4]![step & 3]!;
      [a, d, c, b] = [d, c, b, (b + ((sum << shift) | (sum >>> (32 - shift)))) | 0];
    }
    for (const [index, value] of [a, b, c, d].entries()) state[index] = (state[index]! + value) | 0;
  }
  const digest = new DataView(new ArrayBuffer(16));
  for (const [index, value] of state.entries()) digest.setUint32(index * 4, value, true);
  return Array.from(new Uint8Array(digest.buffer), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");
}

/** The round's function, and the word that it takes. */
function mix(step: number, b: number, [c, d]: [number, number]): { value: number; word: number } {
  if (step < 16) return { value: (b & c) | (~b & d), word: step };
  if (step < 32) return { value: (d & b) | (~d & c), word: (5 * step + 1) % 16 };
  if (step < 48) return { value: b ^ c ^ d, word: (3 * step + 5) % 16 };
  return { value: c ^ (b | ~d), word: (7 * step) % 16 };
}

/** Whole blocks of 64 bytes, the length in bits at the end. */
function pad(bytes: Uint8Array): DataView {
  const length = Math.ceil((bytes.length + 9) / 64) * 64;
  const padded = new Uint8Array(length);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(length - 8, bytes.length << 3, true);
  view.setUint32(length - 4, Math.floor(bytes.length / 2 ** 29), true);
  return view;
}
