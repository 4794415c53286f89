import { embed } from "../embedding-model/embed.ts";
import type { Ranking, RerankingCall, RerankingReply } from "./call.ts";

/** Enough for the words of a document to be told apart. */
const DIMENSIONS = 1024;

/** The score of the document that an order begins with. */
const BEST = 0.98;

/** How near each document is to the query, by the measure of the embeddings. */
export function scoreDocuments({ query, documents }: RerankingCall): RerankingReply {
  const asked = embed(query, DIMENSIONS);
  return {
    scores: documents.map((text) => {
      const vector = embed(text, DIMENSIONS);
      const cosine = asked.reduce((sum, value, index) => sum + value * vector[index]!, 0);
      return Math.fround(Math.min(1, Math.max(0, cosine)));
    }),
  };
}

/** The documents of an answer, the best first, as many as are asked for; throws where a reply does not fit. */
export function rankDocuments(reply: RerankingReply, call: RerankingCall): Ranking[] {
  const { documents, topN = documents.length } = call;
  const rankings = "scores" in reply ? fromScores(reply.scores, call) : fromOrder(reply, call);
  return rankings.slice(0, topN);
}

function fromScores(scores: readonly number[], { documents }: RerankingCall): Ranking[] {
  if (!Array.isArray(scores) || scores.length !== documents.length || !scores.every(isScore)) {
    throw new Error(
      `the request has ${documents.length} documents and the reply ${scores.length} scores. Give a number for each document, in the order of the request.`,
    );
  }
  return scores
    .map((score: number, index) => ({ index, score }))
    .toSorted((one, other) => other.score - one.score);
}

/** An order says nothing of scores: they fall in even steps. */
function fromOrder(order: readonly number[], { documents }: RerankingCall): Ranking[] {
  if (!Array.isArray(order)) {
    throw new TypeError(
      "the reply is no order of documents. Give their indexes, the best first, such as [2, 0, 1], or { scores }.",
    );
  }
  const isIndex = (index: number): boolean => Number.isInteger(index) && index in documents;
  if (!order.every(isIndex) || new Set(order).size !== order.length) {
    throw new Error(
      `the reply's order is ${JSON.stringify(order)}, and the request has ${documents.length} documents. Give each document's index once, from 0.`,
    );
  }
  return order.map((index: number, place) => ({
    index,
    score: Math.fround(BEST * (1 - place / order.length)),
  }));
}

function isScore(score: unknown): boolean {
  return Number.isFinite(score);
}
