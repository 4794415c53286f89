import type { BaseCall } from "../language-model/call.ts";
import type { Message } from "../language-model/prompt.ts";
import type { GenerateId } from "../ids.ts";
import { createPicture } from "../media/picture.ts";
import type { PartialImage } from "./reply.ts";

/** A request for images. */
export interface ImageModelCall extends BaseCall {
  /** What is to be seen. */
  description: string;
  prompt: Message[];
  /** How many images are asked for. */
  n: number;
  size: ImageSize;
  /** Of the default reply. */
  mediaType: string;
}

export interface ImageSize {
  width: number;
  height: number;
}

const EDGE = 1024;

/** No picture of a provider's is larger, and a request must not exhaust the memory. */
const LONGEST_EDGE = 4096;

/** `1536x1024`; a square where it says nothing, as `auto` does. */
export function toSize(size: unknown): ImageSize {
  const [, width, height] =
    /^(\d{1,4})x(\d{1,4})$/.exec(typeof size === "string" ? size : "") ?? [];
  return width === undefined ? { width: EDGE, height: EDGE } : fit(Number(width), Number(height));
}

/** `16:9`, its longer edge as that of a square. */
export function toSizeOfRatio(ratio: unknown): ImageSize {
  const [, across, down] =
    /^([\d.]{1,4}):([\d.]{1,4})$/.exec(typeof ratio === "string" ? ratio : "") ?? [];
  const shape = Number(across) / Number(down);
  if (!Number.isFinite(shape) || shape <= 0) return { width: EDGE, height: EDGE };
  return shape > 1 ? fit(EDGE, EDGE / shape) : fit(EDGE * shape, EDGE);
}

/** A width and a height in numbers; the edge of a square where one is left out. */
export function toSizeOfEdges(width: unknown, height: unknown): ImageSize {
  return fit(toEdge(width), toEdge(height));
}

/** A real picture of one colour, which follows from the request. */
export function createImage(
  { mediaType, size }: Pick<ImageModelCall, "mediaType" | "size">,
  generateId: GenerateId,
): PartialImage {
  const color = Number.parseInt(generateId({ prefix: "", size: 6, alphabet: "hex" }), 16);
  return { data: createPicture(mediaType, { ...size, color }), mediaType };
}

function toEdge(edge: unknown): number {
  return typeof edge === "number" && Number.isFinite(edge) ? edge : EDGE;
}

function fit(width: number, height: number): ImageSize {
  return { width: clamp(width), height: clamp(height) };
}

function clamp(edge: number): number {
  return Math.min(LONGEST_EDGE, Math.max(1, Math.round(edge)));
}
