import type { EndpointCodec } from "../../codec.ts";
import { encodeVercelError } from "../vercel-error.ts";
import { decode } from "./decode.ts";
import { encode, type ImageReply, makeImages } from "./encode.ts";
import { validate } from "./validate.ts";
import type { ImageCall } from "./wire.ts";

/**
 * Images by the AI SDK's own protocol. A reply is one of them, in base64 or bytes, or a list of as many as are asked for.
 *
 * @see https://ai-sdk.dev/docs/ai-sdk-core/image-generation
 */
export function vercelImageModel(): EndpointCodec<ImageCall, ImageReply> {
  return {
    kind: "endpoint",
    decode,
    validate,
    reply: makeImages,
    encode,
    encodeError: (error, call) => encodeVercelError(error, call?.modelId),
    parameters: PARAMETERS,
  };
}

const PARAMETERS: ReadonlySet<string> = new Set([
  "aspectRatio",
  "files",
  "mask",
  "n",
  "prompt",
  "providerOptions",
  "seed",
  "size",
]);
