import type { WireRequest } from "../../codec.ts";
import type { EmbeddingCall } from "../../embedding-model/call.ts";
import { toModelId } from "../huggingface-error.ts";
import { toObject, toText, toTexts } from "../read.ts";

const DIMENSIONS = 768;

/** By a part of the model's name. */
const KNOWN: [name: string, dimensions: number][] = [
  ["MiniLM", 384],
  ["-small", 384],
  ["-large", 1024],
  ["bge-m3", 1024],
];

export function decode({ params, body }: WireRequest): EmbeddingCall {
  const modelId = toModelId(params);
  const values = toTexts(toObject(body)["inputs"]);
  const [, dimensions = DIMENSIONS] = KNOWN.find(([name]) => modelId.includes(name)) ?? [];
  return { modelId, body, values, dimensions };
}

/** A sentence, and those that it is held against. */
export function decodeSimilarity(request: WireRequest): EmbeddingCall {
  const { source_sentence: source, sentences } = toObject(toObject(request.body)["inputs"]);
  return { ...decode(request), values: [toText(source), ...toTexts(sentences)] };
}
