import type { WireRequest } from "../../codec.ts";
import { toFields, toMembers, toOptionalNumber } from "../google-fields.ts";
import { type JSONObject, toCount, toText } from "../read.ts";
import type { PredictCall } from "./wire.ts";

/** By the model's name. @see https://cloud.google.com/vertex-ai/generative-ai/docs/embeddings/get-text-embeddings */
const GEMINI_DIMENSIONS = 3072;
const DIMENSIONS = 768;

export function decode({ url, params, body }: WireRequest): PredictCall {
  const { instances, parameters } = toFields(body);
  const modelId = params["model"] ?? "";
  const most = modelId.startsWith("gemini") ? GEMINI_DIMENSIONS : DIMENSIONS;
  const asked = toCount(toOptionalNumber(toFields(parameters)["outputDimensionality"]), most);
  return {
    modelId,
    url,
    body,
    values: toMembers(instances).map((instance) => toText(toFields(instance)["content"])),
    dimensions: asked ?? most,
    asked,
  };
}

/** Whether an instance is for a film, music or a model of one's own. */
export function isOther(instance: JSONObject): boolean {
  return ["prompt", "image", "video", "text"].some((name) => name in instance);
}
