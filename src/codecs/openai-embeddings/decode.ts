import type { WireRequest } from "../../codec.ts";
import type { EmbeddingCall } from "../../embedding-model/call.ts";
import { toArray, toCount, toObject, toText, toWords } from "../read.ts";
import type { EmbeddingInput } from "./wire.ts";

/** Lengths of vectors, by the end of the model's name: a gateway puts the vendor before it. */
const DIMENSIONS: [name: string, dimensions: number][] = [
  ["text-embedding-3-small", 1536],
  ["text-embedding-3-large", 3072],
  ["text-embedding-ada-002", 1536],
];

const DEFAULT_DIMENSIONS = 1536;

/** The longest that models behind a gateway give. @see https://huggingface.co/Qwen/Qwen3-Embedding-8B */
const LONGEST = 4096;

export function decode({ body }: WireRequest): EmbeddingCall {
  const request = toObject(body);
  const modelId = toText(request["model"]);
  return {
    modelId,
    body,
    values: toInputs(request["input"]).map(toWords),
    dimensions:
      toCount(request["dimensions"], toMaximum(modelId)) ??
      toDimensions(modelId) ??
      DEFAULT_DIMENSIONS,
  };
}

/** One text, several, the tokens of one, or of several. */
export function toInputs(input: unknown): EmbeddingInput[] {
  if (typeof input === "string") return [input];
  const list = toArray(input);
  return typeof list[0] === "number" ? [list as number[]] : (list as EmbeddingInput[]);
}

/** How long the vectors of a model may be; one that is not known has a bound, too, for they are made. */
export function toMaximum(modelId: string): number {
  return toDimensions(modelId) ?? LONGEST;
}

/** How long the vectors of a model are, where that is known. */
function toDimensions(modelId: string): number | undefined {
  return DIMENSIONS.find(([name]) => modelId.endsWith(name))?.[1];
}
