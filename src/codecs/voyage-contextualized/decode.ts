import type { WireRequest } from "../../codec.ts";
import { VECTOR_TYPES } from "../../embedding-model/quantize.ts";
import {
  type JSONObject,
  optionalNumber,
  toArray,
  toCount,
  toObject,
  toText,
  toTexts,
} from "../read.ts";
import type { ContextualizedCall } from "./wire.ts";

const DIMENSIONS = 1024;
const LONGEST = 2048;
/** What the server cuts documents into, unless it is told otherwise. */
const CHUNK_SIZE = 512;

export function decode({ body }: WireRequest): ContextualizedCall {
  const request = toObject(body);
  const dimensions = toCount(request["output_dimension"], LONGEST);
  const isCut = request["enable_auto_chunking"] === true;
  const documents = toArray(request["inputs"]).map((document) =>
    isCut ? toChunks(toTexts(document).join(""), request) : toTexts(document),
  );
  return {
    modelId: toText(request["model"]),
    body,
    values: documents.flat(),
    sizes: documents.map(({ length }) => length),
    isCut,
    dimensions: dimensions ?? DIMENSIONS,
    asksForDimensions: dimensions !== undefined,
    vectorType: VECTOR_TYPES.find((type) => type === request["output_dtype"]) ?? "float",
    isBase64: request["encoding_format"] === "base64",
  };
}

/** By words, each of which is a token or more. */
function toChunks(document: string, request: JSONObject): string[] {
  const size = toCount(request["chunk_size"], Infinity) ?? CHUNK_SIZE;
  const overlap = Math.min(size - 1, optionalNumber(request["chunk_overlap"]) ?? 0);
  const words = document.match(/\s*\S+/g) ?? [document];
  const chunks: string[] = [];
  let start = 0;
  do chunks.push(words.slice(start, start + size).join(""));
  while ((start += size - overlap) + overlap < words.length);
  return chunks;
}
