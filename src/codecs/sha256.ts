/**
 * The SHA-256 of bytes in hex: WebCrypto's is not there in every browser page, and keeps one waiting.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6234
 */
export function sha256(bytes: Uint8Array): string {
  const { roots, constants } = createTables();
  const state = new Uint32Array(roots);
  const words = new Uint32Array(64);
  const blocks = pad(bytes);
  for (let offset = 0; offset < blocks.byteLength; offset += 64) {
    for (let index = 0; index < 64; index++) {
      words[index] = index < 16 ? blocks.getUint32(offset + index * 4) : toWord(words, index);
    }
    addBlock(state, words, constants);
  }
  return Array.from(state, (word) => word.toString(16).padStart(8, "0")).join("");
}

function toWord(words: Uint32Array, index: number): number {
  const early = words[index - 15]!;
  const late = words[index - 2]!;
  const small = rotate(early, 7) ^ rotate(early, 18) ^ (early >>> 3);
  const large = rotate(late, 17) ^ rotate(late, 19) ^ (late >>> 10);
  return words[index - 16]! + small + words[index - 7]! + large;
}

function addBlock(state: Uint32Array, words: Uint32Array, constants: number[]): void {
  let [a, b, c, d, e, f, g, h] = state as unknown as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  for (let index = 0; index < 64; index++) {
    const mixed = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
    const first = h + mixed + ((e & f) ^ (~e & g)) + constants[index]! + words[index]!;
    const second = (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) >>> 0, c, b, a, (first + second) >>> 0];
  }
  for (const [index, value] of [a, b, c, d, e, f, g, h].entries()) state[index]! += value;
}

function rotate(word: number, bits: number): number {
  return (word >>> bits) | (word << (32 - bits));
}

/** The first bits of the roots of the first primes, as the standard defines its constants. */
function createTables(): { roots: number[]; constants: number[] } {
  const primes: number[] = [];
  for (let number = 2; primes.length < 64; number++) {
    if (primes.every((prime) => number % prime !== 0)) primes.push(number);
  }
  const toBits = (root: number): number => Math.floor((root - Math.floor(root)) * 2 ** 32);
  return {
    roots: primes.slice(0, 8).map((prime) => toBits(Math.sqrt(prime))),
    constants: primes.map((prime) => toBits(Math.cbrt(prime))),
  };
}

/** Whole blocks of 64 bytes, the length in bits at the end. */
function pad(bytes: Uint8Array): DataView {
  const length = Math.ceil((bytes.length + 9) / 64) * 64;
  const padded = new Uint8Array(length);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(length - 8, Math.floor(bytes.length / 2 ** 29));
  view.setUint32(length - 4, bytes.length << 3);
  return view;
}
