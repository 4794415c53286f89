import { bytesToBase64, toBase64 } from "./base64.ts";

/** How the numbers of a vector are written; the binary ones pack eight of them in each. */
export type VectorType = "float" | "int8" | "uint8" | "binary" | "ubinary";

export const VECTOR_TYPES: readonly VectorType[] = ["float", "int8", "uint8", "binary", "ubinary"];

/** A vector in smaller numbers; its own greatest one fills the range. */
export function quantize(vector: readonly number[], type: VectorType): number[] {
  switch (type) {
    case "float":
      return [...vector];
    case "int8":
      return toIntegers(vector);
    case "uint8":
      return toIntegers(vector).map((number) => number + 128);
    case "binary":
      return toBits(vector).map((byte) => byte - 128);
    case "ubinary":
      return toBits(vector);
  }
}

/** The same as base64: of 32-bit floats, or of bytes. */
export function quantizeToBase64(vector: readonly number[], type: VectorType): string {
  if (type === "float") return toBase64(vector);
  return bytesToBase64(Uint8Array.from(quantize(vector, type), (number) => number & 0xff));
}

function toIntegers(vector: readonly number[]): number[] {
  const greatest = vector.reduce((most, number) => Math.max(most, Math.abs(number)), 0) || 1;
  return vector.map((number) => Math.round((number / greatest) * 127) + 0);
}

/** One bit a number, whether it is positive; the first one is a byte's highest. */
function toBits(vector: readonly number[]): number[] {
  const bytes = Array.from({ length: Math.ceil(vector.length / 8) }, () => 0);
  for (const [index, number] of vector.entries()) {
    if (number > 0) bytes[index >> 3]! |= 0x80 >> (index & 7);
  }
  return bytes;
}
