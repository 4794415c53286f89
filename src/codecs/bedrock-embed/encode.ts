import type { CodecContext } from "../../codec.ts";
import type { BedrockEmbeddingCall } from "./wire.ts";
import type * as wire from "./wire.ts";

export function encode(
  vectors: number[][],
  call: BedrockEmbeddingCall,
  context: CodecContext,
): wire.TitanEmbedding | wire.CohereEmbeddings | wire.NovaEmbeddings {
  checkVectors(vectors, call);
  switch (call.family) {
    case "titan":
      return encodeTitan(vectors[0] ?? [], call, context);
    case "cohere":
      return encodeCohere(vectors, call, context);
    case "nova":
      return { embeddings: vectors.map((embedding) => ({ embeddingType: "TEXT", embedding })) };
  }
}

export function countInput(
  { values }: BedrockEmbeddingCall,
  { countTokens }: CodecContext,
): number {
  return values.reduce((total, value) => total + countTokens(value), 0);
}

/** Older models know no types. */
function encodeTitan(
  vector: number[],
  call: BedrockEmbeddingCall,
  context: CodecContext,
): wire.TitanEmbedding {
  const inputTextTokenCount = countInput(call, context);
  if (/titan-embed-(?:text-v1|g1|image)/.test(call.modelId)) {
    return { embedding: vector, inputTextTokenCount };
  }
  const types = call.types.length > 0 ? call.types : ["float"];
  return {
    ...(types.includes("float") && { embedding: vector }),
    embeddingsByType: Object.fromEntries(
      types.map((type) => [type, quantize(vector, type, false)]),
    ),
    inputTextTokenCount,
  };
}

function encodeCohere(
  vectors: number[][],
  { values, types, body, modelId }: BedrockEmbeddingCall,
  { generateId }: CodecContext,
): wire.CohereEmbeddings {
  const id = generateId({ prefix: "", size: 32, alphabet: "hex" });
  const hasTexts = typeof body === "object" && body !== null && "texts" in body;
  const texts = hasTexts && { texts: values };
  if (types.length === 0 && !modelId.includes("embed-v4")) {
    return { embeddings: vectors, id, response_type: "embeddings_floats", ...texts };
  }
  const asked = types.length > 0 ? types : ["float"];
  const embeddings = Object.fromEntries(
    asked.map((type) => [type, vectors.map((vector) => quantize(vector, type, true))]),
  );
  return { embeddings, id, response_type: "embeddings_by_type", ...texts };
}

/** A vector in another number format; Cohere packs eight signs in a byte, Titan has one a number. */
function quantize(vector: number[], type: string, isPacked: boolean): number[] {
  switch (type) {
    case "int8":
      return vector.map((value) => Math.max(-128, Math.min(127, Math.round(value * 127))));
    case "uint8":
      return vector.map((value) => Math.max(0, Math.min(255, Math.round(value * 127) + 128)));
    case "binary":
      return isPacked ? pack(vector).map((byte) => byte - 128) : vector.map(toBit);
    case "ubinary":
      return pack(vector);
    default:
      return vector;
  }
}

function pack(vector: number[]): number[] {
  return Array.from({ length: Math.ceil(vector.length / 8) }, (_, byte) =>
    vector.slice(byte * 8, byte * 8 + 8).reduce((bits, value) => (bits << 1) | toBit(value), 0),
  );
}

function toBit(value: number): 0 | 1 {
  return value > 0 ? 1 : 0;
}

function checkVectors(vectors: unknown, { values }: BedrockEmbeddingCall): void {
  if (!Array.isArray(vectors) || !vectors.every(isVector)) {
    throw new Error(
      "the reply is no list of vectors. Give an array of number arrays, one for each input.",
    );
  }
  if (vectors.length === values.length) return;
  throw new Error(
    `the request has ${values.length} inputs to embed, and the reply ${vectors.length} vectors. Give one for each.`,
  );
}

function isVector(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((number) => Number.isFinite(number));
}
