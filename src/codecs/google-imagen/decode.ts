import type { WireRequest } from "../../codec.ts";
import { toSizeOfRatio } from "../../image-model/call.ts";
import { toFields, toMembers, toOptionalNumber } from "../google-fields.ts";
import { toCount, toText } from "../read.ts";
import { toPrompt } from "../to-prompt.ts";
import type { ImagenCall } from "./wire.ts";

/** @see https://cloud.google.com/vertex-ai/generative-ai/docs/model-reference/imagen-api */
const MOST_IMAGES = 8;

export function decode({ url, params, body }: WireRequest): ImagenCall {
  const { instances, parameters } = toFields(body);
  const { sampleCount, aspectRatio, outputOptions } = toFields(parameters);
  const description = toText(toFields(toMembers(instances)[0])["prompt"]);
  return {
    modelId: params["model"] ?? "",
    url,
    body,
    description,
    prompt: toPrompt(description),
    n: toCount(toOptionalNumber(sampleCount), MOST_IMAGES) ?? 1,
    size: toSizeOfRatio(aspectRatio),
    mediaType: toText(toFields(outputOptions)["mimeType"]) || "image/png",
  };
}
