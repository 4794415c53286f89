import type { WireRequest } from "../../codec.ts";
import { decodeGoogleStored, type GoogleStoredCall } from "../google-stored.ts";

export interface BatchesCall extends GoogleStoredCall {
  /** What its requests are for. */
  verb: "generateContent" | "embedContent";
}

export function decode(request: WireRequest): BatchesCall {
  const { params, url } = request;
  const collection = url.includes("/tunedModels/") ? "tunedModels" : "models";
  const model = params["model"];
  return {
    ...decodeGoogleStored(request),
    modelId: model === undefined ? "" : `${collection}/${model}`,
    verb: url.includes(":asyncBatchEmbedContent") ? "embedContent" : "generateContent",
  };
}
