import fc from "fast-check";
import { REQUESTS } from "./requests.ts";

/** As JSON: `JSON.stringify` writes no `__proto__` and no number that is too large. */
const ODD = [
  "null",
  "true",
  "0",
  "-1",
  "1.5",
  "1e308",
  "-1e999",
  '""',
  '"__proto__"',
  '"constructor"',
  '"\\ud800"',
  '"$& {param}"',
  "[]",
  "{}",
  "[null]",
  '[[1], "a", {}]',
  '{ "__proto__": { "polluted": true } }',
  '{ "constructor": { "prototype": { "polluted": true } } }',
  '{ "toString": 1, "valueOf": 1, "hasOwnProperty": 1, "toJSON": 1 }',
  '{ "type": "toString", "role": "valueOf", "length": 1e308 }',
  `${"[".repeat(500)}${"]".repeat(500)}`,
  `${'{ "properties": { "a": '.repeat(250)}1${"} }".repeat(250)}`,
];

const HOLE = "the hole";

/** One member of one request, at any depth, becomes something odd; or one is added. */
export const hostileRequest: fc.Arbitrary<{ url: string; body: string }> = fc
  .constantFrom(...REQUESTS)
  .chain(([url, body]) =>
    fc.record({
      url: fc.constant(url),
      body: fc.constantFrom(...listHoles(body)),
      isStreamed: fc.boolean(),
      value: fc.oneof(fc.constantFrom(...ODD), fc.json({ stringUnit: "binary" })),
    }),
  )
  .map(({ url, body, isStreamed, value }) => ({
    url,
    body: body
      .replace('"stream":true', `"stream":${isStreamed}`)
      .replace(JSON.stringify(HOLE), () => value),
  }));

/** The body with a hole in the place of each of its members in turn, or besides them. */
function listHoles(value: unknown): string[] {
  return [HOLE, ...holesIn(value)].map((body) => JSON.stringify(body));
}

function holesIn(value: unknown): unknown[] {
  if (typeof value !== "object" || value === null) return [];
  if (Array.isArray(value)) {
    const replaced = value.flatMap((item, index) =>
      [HOLE, ...holesIn(item)].map((hole) => value.with(index, hole)),
    );
    return [...replaced, [...(value as unknown[]), HOLE]];
  }
  return Object.entries(value).flatMap(([name, member]) =>
    [HOLE, ...holesIn(member)].map((hole) => ({ ...value, [name]: hole })),
  );
}
