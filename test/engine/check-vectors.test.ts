import { expect, test } from "vitest";
import { checkVectors } from "../../src/embedding-model/check-vectors.ts";

const check = (vectors: unknown, inputs: number, dimensions?: number): void =>
  checkVectors(vectors, { inputs, modelId: "m", dimensions });

test.for<[vectors: unknown, inputs: number, dimensions?: number]>([
  [[], 0],
  [[[]], 1],
  [[[1, 2]], 1],
  [[[1, 2]], 1, 2],
  [
    [
      [1, 2],
      [0, -0.5],
    ],
    2,
  ],
])("%j for %s inputs", ([vectors, inputs, dimensions]) => {
  expect(() => check(vectors, inputs, dimensions)).not.toThrow();
});

test.for<[vectors: unknown]>([
  [undefined],
  ["vectors"],
  [{ length: 1 }],
  [[1, 2]],
  [[[1], 2]],
  [[["1"]]],
  [[[1, NaN]]],
  [[[Infinity, 1]]],
  [[[1], [null]]],
  [["12"]],
])("%j is no list of vectors", ([vectors]) => {
  expect(() => check(vectors, 1)).toThrow(
    "the reply is no list of vectors. Give an array of number arrays, one for each input.",
  );
});

test.for<[vectors: number[][], inputs: number, message: string]>([
  [[[1]], 2, "the request has 2 inputs and the reply 1 vector."],
  [[[1], [2]], 1, "the request has 1 input and the reply 2 vectors."],
  [[], 1, "the request has 1 input and the reply 0 vectors."],
])("%j for %s inputs are another number", ([vectors, inputs, message]) => {
  expect(() => check(vectors, inputs)).toThrow(message);
});

test.for<[vectors: number[][], dimensions: number | undefined, message: string]>([
  [
    [[1, 2], [1]],
    undefined,
    "vector 1 of the reply has 1 number, where m was to give 2. Give 2 numbers",
  ],
  [[[1], [1, 2]], undefined, "vector 1 of the reply has 2 numbers, where m was to give 1."],
  [
    [
      [1, 2],
      [1, 2],
    ],
    3,
    "vector 0 of the reply has 2 numbers, where m was to give 3.",
  ],
  [[[]], 3, "vector 0 of the reply has 0 numbers, where m was to give 3."],
])("%j of the length %s", ([vectors, dimensions, message]) => {
  expect(() => check(vectors, vectors.length, dimensions)).toThrow(message);
});
