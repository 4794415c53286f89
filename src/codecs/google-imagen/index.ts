import type { EndpointCodec } from "../../codec.ts";
import { createImage } from "../../image-model/call.ts";
import type { ImageReply } from "../../image-model/reply.ts";
import { encodeGoogleError } from "../google-error.ts";
import { isImageModel } from "../google-image-models.ts";
import { googleJSON } from "../google-json.ts";
import { decode } from "./decode.ts";
import { encode, encodeFiltered } from "./encode.ts";
import { validate } from "./validate.ts";
import type { ImagenCall } from "./wire.ts";

/**
 * Google's Imagen. A reply is an image's bytes, or a list of them; without one, a picture of one colour.
 *
 * @see https://cloud.google.com/vertex-ai/generative-ai/docs/model-reference/imagen-api
 *
 * @example
 * server.use(llm.gemini.generateImages(new Uint8Array([137, 80, 78, 71])));
 */
export function googleImagen(): EndpointCodec<ImagenCall, ImageReply> {
  return {
    kind: "endpoint",
    json: googleJSON,
    serves: isImageModel,
    decode,
    validate,
    reply: (call, { generateId }) => createImage(call, generateId),
    encode,
    encodeError: (error, call) =>
      error.kind === "content-filtered" && error.status === undefined
        ? { status: 200, body: encodeFiltered(error.message) }
        : encodeGoogleError(error, call),
  };
}
