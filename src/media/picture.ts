import { createJPEG } from "./jpeg.ts";
import { createPNG } from "./png.ts";
import { createWebP } from "./webp.ts";

/** A picture of one colour. */
export interface Picture {
  width: number;
  height: number;
  /** 0xRRGGBB; a JPEG is grey. */
  color: number;
}

/** A real picture of a media type. Throws where there is none of it. */
export function createPicture(mediaType: string, picture: Picture): Uint8Array<ArrayBuffer> {
  switch (mediaType) {
    case "image/png":
      return createPNG(picture);
    case "image/jpeg":
      return createJPEG(picture);
    case "image/webp":
      return createWebP(picture);
    default:
      throw new Error(
        `there is no picture of type ${mediaType} to answer with. Reply with its bytes, or ask for PNG, JPEG or WebP.`,
      );
  }
}

/** What some bytes are by their first ones; most are a PNG. */
export function detectPicture(bytes: Uint8Array): string {
  const found = SIGNATURES.find(([, signature, start]) =>
    signature.every((byte, index) => bytes[start + index] === byte),
  );
  return found?.[0] ?? "image/png";
}

const SIGNATURES: readonly (readonly [mediaType: string, bytes: number[], start: number])[] = [
  ["image/jpeg", [0xff, 0xd8], 0],
  ["image/gif", [0x47, 0x49, 0x46], 0],
  ["image/webp", [0x57, 0x45, 0x42, 0x50], 8],
  ["image/svg+xml", [0x3c], 0],
];
