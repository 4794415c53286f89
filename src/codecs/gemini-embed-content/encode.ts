import type {
  BatchEmbedContentsResponse,
  EmbedContentResponse,
  GeminiEmbeddingCall,
} from "./wire.ts";

export function encode(
  vectors: number[][],
  call: GeminiEmbeddingCall,
): EmbedContentResponse | BatchEmbedContentsResponse {
  checkVectors(vectors, call);
  const embeddings = vectors.map((vector) => ({ values: vector }));
  return call.isBatch ? { embeddings } : { embedding: embeddings[0]! };
}

function checkVectors(vectors: unknown, { values, asked }: GeminiEmbeddingCall): void {
  if (!Array.isArray(vectors) || !vectors.every(isVector)) {
    throw new Error(
      "the reply is no list of vectors. Give an array of number arrays, one for each content.",
    );
  }
  if (vectors.length !== values.length) {
    throw new Error(
      `the request has ${values.length} contents to embed, and the reply ${vectors.length} vectors. Give one for each.`,
    );
  }
  const wrong = vectors.findIndex(({ length }, index) => length !== (asked[index] ?? length));
  if (wrong === -1) return;
  throw new Error(
    `vector ${wrong} of the reply has ${vectors[wrong]!.length} numbers, and the request asks for ${asked[wrong]}. Give as many as it asks for.`,
  );
}

function isVector(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((number) => Number.isFinite(number));
}
