import type { EmbeddingCall } from "../../embedding-model/call.ts";
import { toObject } from "../read.ts";
import type { Features } from "./wire.ts";

export function encode(vectors: number[][], { body, values }: EmbeddingCall): Features {
  check(vectors, values.length, "number arrays");
  const isOne = typeof toObject(body)["inputs"] === "string";
  return isOne ? (vectors[0] ?? []) : vectors;
}

export function encodeScores(scores: number[], { values }: EmbeddingCall): number[] {
  check(scores, values.length - 1, "numbers");
  return scores;
}

function check(reply: unknown, count: number, what: string): void {
  if (Array.isArray(reply) && reply.length === count) return;
  throw new Error(`the request has ${count} texts. Give a list of as many ${what}.`);
}
