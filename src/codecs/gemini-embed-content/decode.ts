import type { WireRequest } from "../../codec.ts";
import { toFields, toMembers, toOptionalNumber } from "../google-fields.ts";
import { type JSONObject, toCount, toText } from "../read.ts";
import type { GeminiEmbeddingCall } from "./wire.ts";

/** Which is the most as well: a vector is made shorter, never longer. */
const DEFAULT_DIMENSIONS = 3072;

/** @see https://ai.google.dev/gemini-api/docs/embeddings */
const DIMENSIONS: Record<string, number> = { "text-embedding-004": 768, "embedding-001": 768 };

export function decode({ url, params, body }: WireRequest): GeminiEmbeddingCall {
  const request = toFields(body);
  const modelId = params["model"] ?? "";
  const isBatch = url.includes(":batchEmbedContents");
  const requests = isBatch ? toMembers(request["requests"]).map(toFields) : [request];
  const asked = requests.map((each) => toCount(toAsked(each), toDimensions(modelId)));
  return {
    modelId,
    url,
    body,
    isBatch,
    values: requests.map(toValue),
    asked,
    dimensions: asked[0] ?? toDimensions(modelId),
  };
}

/** How long a model's vectors are where nobody asks. */
export function toDimensions(modelId: string): number {
  return (Object.hasOwn(DIMENSIONS, modelId) && DIMENSIONS[modelId]) || DEFAULT_DIMENSIONS;
}

/** All parts of a content become one vector; what is no text stands as its JSON. */
function toValue({ content }: JSONObject): string {
  const parts = toMembers(toFields(content)["parts"]).map(toFields);
  return parts.map((part) => toText(part["text"] ?? JSON.stringify(part))).join("\n");
}

/** Newer clients send it in a config of its own. */
export function toAsked(request: JSONObject): number | undefined {
  const config = toFields(request["embedContentConfig"]);
  const asked = request["outputDimensionality"] ?? config["outputDimensionality"];
  const dimensions = toOptionalNumber(asked) ?? 0;
  return Number.isInteger(dimensions) && dimensions > 0 ? dimensions : undefined;
}
