import type { BaseCall } from "../language-model/call.ts";

/** What vectors are held against. */
interface Expected extends Pick<BaseCall, "modelId"> {
  /** How many inputs there are. */
  inputs: number;
  /** How long each is, where the app asked for it: short vectors are handy in a test. */
  dimensions?: number | undefined;
}

/** An endpoint gives one vector an input, all of one length; throws where a reply does not. */
export function checkVectors(vectors: unknown, { inputs, modelId, dimensions }: Expected): void {
  if (!Array.isArray(vectors) || !vectors.every(isVector)) {
    throw new Error(
      "the reply is no list of vectors. Give an array of number arrays, one for each input.",
    );
  }
  if (vectors.length !== inputs) {
    throw new Error(
      `the request has ${count(inputs, "input")} and the reply ${count(vectors.length, "vector")}. Give one vector for each input, in order, or make them in a function of the call.`,
    );
  }
  const expected = dimensions ?? vectors[0]?.length ?? 0;
  const wrong = vectors.findIndex(({ length }) => length !== expected);
  if (wrong === -1) return;
  throw new Error(
    `vector ${wrong} of the reply has ${count(vectors[wrong]!.length, "number")}, where ${modelId} was to give ${expected}. Give ${expected} numbers, or let the app ask for other dimensions.`,
  );
}

function isVector(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((number) => Number.isFinite(number));
}

function count(amount: number, name: string): string {
  return `${amount} ${name}${amount === 1 ? "" : "s"}`;
}
