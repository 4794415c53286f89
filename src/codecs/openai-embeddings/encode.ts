import type { CountTokens } from "../../tokens.ts";
import { toBase64 } from "../../embedding-model/base64.ts";
import type { EmbeddingCall } from "../../embedding-model/call.ts";
import { isObject, toArray, toObject } from "../read.ts";
import { toInputs } from "./decode.ts";
import type * as wire from "./wire.ts";

export function encode(
  vectors: number[][],
  call: EmbeddingCall,
  countTokens: CountTokens,
): wire.EmbeddingList {
  checkVectors(vectors, call);
  const { input, encoding_format: format } = toObject(call.body);
  const tokens = countInputs(toInputs(input), countTokens);
  return {
    object: "list",
    data: vectors.map((vector, index) => ({
      object: "embedding",
      index,
      embedding: format === "base64" ? toBase64(vector) : vector,
    })),
    model: call.modelId,
    usage: { prompt_tokens: tokens, total_tokens: tokens },
  };
}

/** The API gives one vector an input, all of one length. */
function checkVectors(
  vectors: unknown,
  { values, modelId, dimensions, body }: EmbeddingCall,
): void {
  if (!Array.isArray(vectors) || !vectors.every(isVector)) {
    throw new Error(
      "the reply is no list of vectors. Give an array of number arrays, one for each input.",
    );
  }
  if (vectors.length !== values.length) {
    throw new Error(
      `the request has ${count(values.length, "input")} and the reply ${count(vectors.length, "vector")}. Give one vector for each input, in order, or make them in a function of the call.`,
    );
  }
  // short vectors are handy in a test: only what the app asked for is held against them
  const expected = asksForDimensions(body) ? dimensions : (vectors[0]?.length ?? 0);
  const wrong = vectors.findIndex(({ length }) => length !== expected);
  if (wrong === -1) return;
  throw new Error(
    `vector ${wrong} of the reply has ${count(vectors[wrong]!.length, "number")}, where ${modelId} was to give ${expected}. Give ${expected} numbers, or let the app ask for other dimensions.`,
  );
}

function isVector(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((number) => Number.isFinite(number));
}

function asksForDimensions(body: unknown): boolean {
  return isObject(body) && typeof body["dimensions"] === "number";
}

/** At least 1, as for any request that the API answers. */
function countInputs(inputs: wire.EmbeddingInput[], countTokens: CountTokens): number {
  let total = 0;
  for (const input of inputs) {
    total += typeof input === "string" ? countTokens(input) : toArray(input).length;
  }
  return Math.max(1, total);
}

function count(amount: number, name: string): string {
  return `${amount} ${name}${amount === 1 ? "" : "s"}`;
}
