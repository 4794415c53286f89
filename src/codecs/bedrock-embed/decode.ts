import type { WireRequest } from "../../codec.ts";
import { toModelId } from "../bedrock-model.ts";
import {
  isObject,
  type JSONObject,
  toArray,
  toCount,
  toObject,
  toText,
  toTexts,
  toWords,
} from "../read.ts";
import type { BedrockEmbeddingCall, EmbeddingFamily } from "./wire.ts";

/** Which is the most that Nova has, and so the most of all. */
const MAXIMUM_DIMENSIONS = 3072;

/** Where nobody asks; older models have a length of their own. */
const DEFAULTS: [pattern: RegExp, dimensions: number][] = [
  [/titan-embed-text-v1|titan-embed-g1-text/, 1536],
  [/cohere\.embed-v4/, 1536],
  [/nova/, 3072],
];

export function decode({ params, body }: WireRequest): BedrockEmbeddingCall {
  const modelId = toModelId(params);
  const request = toObject(body);
  const family = findFamily(modelId, request);
  const asked = toCount(readDimensions(request), MAXIMUM_DIMENSIONS);
  return {
    modelId,
    body,
    family,
    values: readValues(request),
    dimensions: asked ?? DEFAULTS.find(([pattern]) => pattern.test(modelId))?.[1] ?? 1024,
    types: toTexts(request["embeddingTypes"] ?? request["embedding_types"]),
  };
}

function findFamily(modelId: string, request: JSONObject): EmbeddingFamily {
  if (modelId.includes("cohere.") || "texts" in request) return "cohere";
  return modelId.includes("nova") || "singleEmbeddingParams" in request ? "nova" : "titan";
}

/** What is to become a vector; an image stands as its data. */
function readValues(request: JSONObject): string[] {
  const { inputText, inputImage, texts, images, inputs, singleEmbeddingParams: nova } = request;
  if (isObject(nova)) {
    const [input] = ["text", "image", "audio", "video"].map((kind) => nova[kind]).filter(isObject);
    return [toText(input?.["value"] ?? JSON.stringify(input ?? {}))];
  }
  const list = texts ?? images ?? inputs;
  if (list !== undefined) return toArray(list).map(toWords);
  return [
    [inputText, inputImage]
      .filter((value) => value !== undefined)
      .map(toText)
      .join("\n"),
  ];
}

function readDimensions(request: JSONObject): unknown {
  const { dimensions, embeddingConfig, output_dimension: cohere, singleEmbeddingParams } = request;
  return (
    dimensions ??
    cohere ??
    toObject(embeddingConfig)["outputEmbeddingLength"] ??
    toObject(singleEmbeddingParams)["embeddingDimension"]
  );
}
