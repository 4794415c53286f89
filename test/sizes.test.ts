import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { measureEntries, measureLater } from "./bench/sizes.ts";

const page = readFileSync(join(import.meta.dirname, "bench/SIZES.md"), "utf8");
const rows = [...page.matchAll(/^\| `?([^`|]+?)`? +\| +([\d.]+) +\| +([\d.]+) +\|$/gm)];
const limits = Object.fromEntries(rows.map(([, name, , limit]) => [name, Number(limit)]));
let sizes: Record<string, number>;

beforeAll(async () => {
  const measured = [...(await measureEntries()), ...(await measureLater())];
  sizes = Object.fromEntries(measured.map(({ name, bytes }) => [name, bytes / 1000]));
}, 60_000);

test("the table has every entry, and no other", () => {
  expect(Object.keys(limits).toSorted()).toEqual(Object.keys(sizes).toSorted());
});

test("no entry outgrows its limit", () => {
  const grown = Object.entries(sizes).filter(([name, size]) => size > limits[name]!);
  expect(grown, "Make it smaller, or run npm run sizes and say why it grew").toEqual([]);
});

test("one provider does not pay for another, nor for schemas that it has not", () => {
  const whole = sizes["msw-llm"]!;
  // no text generation: the engine, and little more
  for (const name of ["jina", "voyage", "google-auth"]) {
    expect(sizes[`msw-llm/${name}`]).toBeLessThan(whole / 6);
  }
  // one text generation
  for (const name of ["anthropic", "cohere", "mistral", "groq"]) {
    expect(sizes[`msw-llm/${name}`]).toBeLessThan(whole / 3);
  }
});
