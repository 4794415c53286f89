import fc from "fast-check";
import { ODD_VALUES } from "./odd-values.ts";
import { REQUESTS } from "./requests.ts";

const HOLE = "the hole";

/** One member of one request, at any depth, becomes something odd; or one is added. */
export const hostileRequest: fc.Arbitrary<{ url: string; body: string }> = fc
  .constantFrom(...REQUESTS)
  .chain(([url, body]) =>
    fc.record({
      url: fc.constant(url),
      body: fc.constantFrom(...listHoles(body)),
      isStreamed: fc.boolean(),
      value: fc.oneof(fc.constantFrom(...ODD_VALUES), fc.json({ stringUnit: "binary" })),
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
