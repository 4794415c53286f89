import type { WireRequest } from "../../codec.ts";
import type { EmbeddingCall } from "../../embedding-model/call.ts";
import { toModelId } from "../cloudflare-error.ts";
import { toObject, toTexts } from "../read.ts";

const DEFAULT_DIMENSIONS = 768;

/** By a part of the model's name. @see https://developers.cloudflare.com/workers-ai/models/?tasks=Text+Embeddings */
const DIMENSIONS: [name: string, dimensions: number][] = [
  ["bge-small", 384],
  ["bge-large", 1024],
  ["bge-m3", 1024],
  ["qwen3-embedding", 1024],
];

/** The route's own path holds a part of the model's name. */
export function decode({ url, params, body }: WireRequest): EmbeddingCall {
  const [, path = toModelId(params)] = /\/(?:run|workers-ai)\/([^?]*)/.exec(url) ?? [];
  const modelId = path.replaceAll(/%2F/gi, "/");
  const [, dimensions = DEFAULT_DIMENSIONS] =
    DIMENSIONS.find(([name]) => modelId.includes(name)) ?? [];
  return { modelId, body, values: toTexts(toObject(body)["text"]), dimensions };
}
