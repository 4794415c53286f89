import type { EmbedResponse, EmbeddingsResponse, OllamaEmbeddingCall } from "./wire.ts";

/** How long things take here, in nanoseconds; the same on every run. */
const LOAD = 50_000_000;
const READ_TOKEN = 1_000_000;

export function encode(
  vectors: number[][],
  call: OllamaEmbeddingCall,
  tokens: number,
): EmbedResponse {
  const { modelId: model, values } = call;
  checkVectors(vectors, call);
  // nothing to read is answered at once
  if (values.length === 0) return { model, embeddings: [] };
  return {
    model,
    embeddings: vectors,
    total_duration: LOAD + tokens * READ_TOKEN,
    load_duration: LOAD,
    prompt_eval_count: tokens,
  };
}

export function encodeOne(vectors: number[][], call: OllamaEmbeddingCall): EmbeddingsResponse {
  checkVectors(vectors, call);
  return { embedding: vectors[0] ?? [] };
}

function checkVectors(vectors: unknown, { values, asked }: OllamaEmbeddingCall): void {
  if (!Array.isArray(vectors) || !vectors.every(isVector)) {
    throw new Error(
      "the reply is no list of vectors. Give an array of number arrays, one for each input.",
    );
  }
  if (vectors.length !== values.length) {
    throw new Error(
      `the request has ${values.length} texts to embed, and the reply ${vectors.length} vectors. Give one for each.`,
    );
  }
  // a model's own vectors may be shorter than what was asked for
  const wrong = vectors.find(({ length }) => length > (asked ?? length));
  if (!wrong) return;
  throw new Error(
    `a vector of the reply has ${wrong.length} numbers, and the request asks for ${asked}. Give no more than it asks for.`,
  );
}

function isVector(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((number) => Number.isFinite(number));
}
