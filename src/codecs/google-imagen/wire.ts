import type { ImageModelCall } from "../../image-model/call.ts";

/** @see https://cloud.google.com/vertex-ai/generative-ai/docs/model-reference/imagen-api */
export interface ImagenResponse {
  predictions: ImagenPrediction[];
}

export type ImagenPrediction =
  | { mimeType: string; bytesBase64Encoded: string; prompt?: string }
  | { mimeType: string; gcsUri: string; prompt?: string }
  | { raiFilteredReason: string };

export interface ImagenCall extends ImageModelCall {
  url: string;
}
