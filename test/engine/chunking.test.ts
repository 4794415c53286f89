import fc from "fast-check";
import { expect, test } from "vitest";
import { createGenerateId, createRandom, hash } from "../../src/ids.ts";
import { type Chunking, createChunk } from "../../src/stream/chunking.ts";
import { createText } from "../../src/stream/growing-text.ts";
import { estimateTokens } from "../../src/tokens.ts";

const texts = fc.oneof(
  fc.string(),
  fc.string({ unit: "grapheme" }),
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.lorem(),
);

test.for<Chunking>(["token", "word", "grapheme", 1, 3, /\S+\s*|\s+/])(
  "%s: the pieces are the text again, none of them empty",
  (chunking) => {
    const chunk = createChunk(chunking);
    fc.assert(
      fc.property(texts, (text) => {
        const pieces = [...chunk(text)];
        expect(pieces.join("")).toBe(text);
        expect(pieces).not.toContain("");
      }),
    );
  },
);

test.for<Chunking>(["token", "grapheme", 2])("%s: cut at grapheme borders alone", (chunking) => {
  const chunk = createChunk(chunking);
  const segmenter = new Intl.Segmenter("und", { granularity: "grapheme" });
  fc.assert(
    fc.property(texts, (text) => {
      const borders = new Set([...segmenter.segment(text)].map(({ index }) => index));
      let end = 0;
      for (const piece of chunk(text)) {
        expect(borders).toContain(end);
        end += piece.length;
      }
    }),
  );
});

test("a prose token is about four characters", () => {
  const prose = "The quick brown fox jumps over the lazy dog, and nobody minds. ".repeat(20);
  const pieces = [...createChunk("token")(prose)];
  expect(prose.length / pieces.length).toBeGreaterThan(3.5);
  expect(pieces.length / estimateTokens(prose)).toBeGreaterThan(0.7);
  expect(pieces.length / estimateTokens(prose)).toBeLessThan(1.4);
});

test("a long text's tokens are estimated from its ends", () => {
  const prose = "The quick brown fox jumps over the lazy dog. ".repeat(1000);
  const parts = prose.match(/.{1,4500}/gs) ?? [];
  const exact = parts.reduce((sum, part) => sum + estimateTokens(part), 0);
  expect(Math.abs(estimateTokens(prose) - exact) / exact).toBeLessThan(0.05);
});

test("ids are unique over requests and their repetitions", () => {
  const ids = new Set<string>();
  for (let request = 0; request < 2000; request++) {
    for (let repeat = 0; repeat < 5; repeat++) {
      const generateId = createGenerateId(hash(`request ${request}`), repeat);
      ids.add(generateId({ prefix: "", size: 24 }));
      ids.add(generateId({ prefix: "", size: 24 }));
    }
  }
  expect(ids.size).toBe(20_000);
});

test("random numbers are spread evenly, and the same for the same seed", () => {
  const random = createRandom(7, 0);
  const numbers = Array.from({ length: 10_000 }, random);
  expect(numbers.reduce((sum, value) => sum + value, 0) / numbers.length).toBeCloseTo(0.5, 1);
  const again = createRandom(7, 0);
  expect(numbers.slice(0, 5)).toEqual(Array.from({ length: 5 }, again));
});

test("a growing text is all that was added, however often it is read", () => {
  const text = createText();
  let whole = "";
  for (let index = 0; index < 5000; index++) {
    text.append(`${index} `);
    whole += `${index} `;
    if (index % 1700 === 0) expect(text.toString()).toBe(whole);
  }
  expect(text.toString()).toBe(whole);
});
