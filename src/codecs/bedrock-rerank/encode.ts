import { embed } from "../../embedding-model/embed.ts";
import type { ModelRerankResponse, Ranked, RerankCall, RerankResponse } from "./wire.ts";

/** How long the vectors are that documents are compared by. */
const DIMENSIONS = 512;

/** The documents by the measure of the embeddings, the best first. */
export function rank({ query, documents }: RerankCall): Ranked[] {
  const wanted = embed(query, DIMENSIONS);
  return documents
    .map((document, index) => {
      const vector = embed(document, DIMENSIONS);
      const similarity = vector.reduce((sum, value, at) => sum + value * (wanted[at] ?? 0), 0);
      return { index, relevanceScore: Math.min(1, Math.max(0, similarity)) };
    })
    .toSorted((one, other) => other.relevanceScore - one.relevanceScore);
}

export function encode(
  reply: unknown,
  { documents, sources, limit }: RerankCall,
): RerankResponse | ModelRerankResponse {
  const ranked = toRanked(reply);
  const wrong = ranked.find(({ index }) => !(index in documents));
  if (wrong) {
    throw new Error(
      `the request has ${documents.length} documents, and the reply names number ${wrong.index}. Count from 0.`,
    );
  }
  const best = ranked.slice(0, limit);
  if (!sources) {
    return {
      results: best.map(({ index, relevanceScore }) => ({
        index,
        relevance_score: relevanceScore,
      })),
    };
  }
  return {
    results: best.map(({ index, relevanceScore }) => ({
      document: sources[index],
      index,
      relevanceScore,
    })),
  };
}

/** Indexes alone are scored by their place. */
function toRanked(reply: unknown): Ranked[] {
  if (!Array.isArray(reply)) {
    throw new TypeError("the reply is no list. Give the documents' indexes, the best first.");
  }
  return (reply as (number | Ranked)[]).map((item, place) =>
    typeof item === "number" ? { index: item, relevanceScore: 1 / (place + 1) } : item,
  );
}
