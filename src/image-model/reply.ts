import { bytesToBase64 } from "../embedding-model/base64.ts";
import { detectPicture } from "../media/picture.ts";

/** An image that a test gives: its bytes, its URL, or either with more. */
export type ImageValue = Uint8Array | string | PartialImage;

export interface PartialImage {
  type?: "file";
  /** Bytes, or base64. */
  data?: Uint8Array | string;
  url?: string;
  /** Default: what the bytes are. */
  mediaType?: string;
  /** The prompt as the provider changed it, where it tells. */
  revisedPrompt?: string;
}

/** One image for all that are asked for, or a list of them. */
export type ImageReply = ImageValue | readonly ImageValue[];

/** One image of an answer. */
export interface GeneratedImage {
  /** Base64; `undefined` where only the URL is known. */
  data: string | undefined;
  url: string | undefined;
  mediaType: string;
  revisedPrompt: string | undefined;
}

/** As many images as are asked for. Throws where the reply is none, or has another number of them. */
export function toImages(reply: ImageReply, n: number): GeneratedImage[] {
  const values = isList(reply) ? reply : Array.from({ length: n }, () => reply);
  if (values.length !== n) {
    throw new Error(
      `the request asks for ${n} images and the reply has ${values.length}. Give one for each, or one alone for all.`,
    );
  }
  return values.map(toImage);
}

/** The URL at which an image can be read; bytes are their own. */
export function toURL({ url, data, mediaType }: GeneratedImage): string {
  return url ?? `data:${mediaType};base64,${data}`;
}

function isList(reply: ImageReply): reply is readonly ImageValue[] {
  return Array.isArray(reply);
}

function toImage(value: ImageValue): GeneratedImage {
  if (value instanceof Uint8Array) return toImage({ data: value });
  if (typeof value === "string") return toImage({ url: value });
  const { type: _type, data, url, mediaType, revisedPrompt, ...rest } = value;
  const [unknown] = Object.keys(rest);
  if (unknown !== undefined) {
    throw new Error(
      `an image has no "${unknown}". Give data or url, mediaType and revisedPrompt, or a Response.`,
    );
  }
  if (data !== undefined) return { ...toBytes(data, mediaType), url, revisedPrompt };
  const [, inlineType, inline] = /^data:([^;,]+);base64,(.*)$/s.exec(url ?? "") ?? [];
  if (inline !== undefined) {
    return { data: inline, url, mediaType: mediaType ?? inlineType!, revisedPrompt };
  }
  if (url === undefined || !/^[a-z]+:\/\//i.test(url)) {
    throw new Error(
      "the reply is no image. Give its bytes, its URL, { data, mediaType } or { url }, or a list of them.",
    );
  }
  return { data: undefined, url, mediaType: mediaType ?? "image/png", revisedPrompt };
}

function toBytes(
  data: Uint8Array | string,
  mediaType: string | undefined,
): Pick<GeneratedImage, "data" | "mediaType"> {
  if (typeof data === "string") return { data, mediaType: mediaType ?? "image/png" };
  return { data: bytesToBase64(data), mediaType: mediaType ?? detectPicture(data) };
}
