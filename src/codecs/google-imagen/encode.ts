import { type GeneratedImage, type ImageReply, toImages } from "../../image-model/reply.ts";
import type * as wire from "./wire.ts";

export function encode(reply: ImageReply, { n }: wire.ImagenCall): wire.ImagenResponse {
  return { predictions: toImages(reply, n).map(encodeImage) };
}

/** Where a bucket was named, Google stores the image there, and tells where. */
function encodeImage({
  data,
  url,
  mediaType,
  revisedPrompt,
}: GeneratedImage): wire.ImagenPrediction {
  const enhanced = revisedPrompt !== undefined && { prompt: revisedPrompt };
  if (data !== undefined) return { mimeType: mediaType, bytesBase64Encoded: data, ...enhanced };
  if (url?.startsWith("gs://")) return { mimeType: mediaType, gcsUri: url, ...enhanced };
  throw new Error(
    "the reply is a URL, and Imagen answers with bytes or with a place in a bucket. Reply with the image's bytes, or with a URL that begins gs://.",
  );
}

/** What a prompt that is refused gets, as recorded; the images are left out, and the status is fine. */
export function encodeFiltered(message: string | undefined): wire.ImagenResponse {
  return {
    predictions: [
      {
        raiFilteredReason:
          message ??
          "Unable to show generated images. All images were filtered out because they violated Google's usage guidelines. You will not be charged for blocked images. Try rephrasing the prompt.",
      },
    ],
  };
}
