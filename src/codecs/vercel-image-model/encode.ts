import { bytesToBase64 } from "../../embedding-model/base64.ts";
import type { ImageCall, ImageResult } from "./wire.ts";

/** One image, or one for each that is asked for; base64 or bytes. */
export type ImageReply = string | Uint8Array | readonly (string | Uint8Array)[];

/** A single black pixel, as a PNG. */
const PIXEL =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mNgAAAAAgAB5Sfe/AAAAABJRU5ErkJggg==";

export function makeImages({ n }: ImageCall): string[] {
  return Array.from({ length: n }, () => PIXEL);
}

export function encode(reply: ImageReply, { n }: ImageCall): ImageResult {
  const images = isList(reply) ? reply : Array.from({ length: n }, () => reply);
  if (images.length !== n) {
    throw new Error(
      `the request asks for ${n} images and the reply has ${images.length}. Give one for each.`,
    );
  }
  return {
    images: images.map((image) => (typeof image === "string" ? image : bytesToBase64(image))),
    providerMetadata: { gateway: { cost: "0" } },
  };
}

function isList(reply: ImageReply): reply is readonly (string | Uint8Array)[] {
  return Array.isArray(reply);
}
