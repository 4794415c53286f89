import fc from "fast-check";
import { expect, test } from "vitest";
import { createFetch, createHandlers } from "../../src/index.ts";
import { toErrorShape } from "../support/open-model-requests.ts";
import { REQUESTS } from "../support/requests.ts";

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
const hostileRequest = fc
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

const PACKS = {
  checked: createHandlers(),
  unchecked: createHandlers({ validate: false }),
};

test.for(REQUESTS)("%s answers the request before it was changed", async ([url, body]) => {
  const init = { method: "POST", body: JSON.stringify(body) };
  const response = await createFetch(...PACKS.checked)(url, init);
  expect([response.ok, await response.text()]).toEqual([true, expect.any(String)]);
});

test.for(["checked", "unchecked"] as const)(
  "no body breaks a codec where requests are %s",
  async (name) => {
    const handlers = PACKS[name];
    // unchecked, a request may ask for what the mock cannot give, and the test is told: by an Error of the codec's own
    const isBug = ({ cause }: Error): boolean => name === "checked" || cause?.constructor !== Error;
    const mockFetch = createFetch(...handlers);
    const members = Object.getOwnPropertyNames(Object.prototype);
    await fc.assert(
      fc.asyncProperty(hostileRequest, async ({ url, body }) => {
        handlers.forEach((handler) => handler.reset());
        const response = await mockFetch(url, { method: "POST", body });
        const text = await response.text();
        // Ollama finds some mistakes when the model is to run, and calls them its own
        expect(response.status).toBeLessThan(url.includes(":11434/api/") ? 501 : 500);
        if (!response.ok) expectError(url, response.status, JSON.parse(text));
        await readStored(url, text, mockFetch);
        expect(handlers.errors.filter(isBug)).toEqual([]);
      }),
      { seed: 1, numRuns: 150 },
    );
    expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(members);
  },
);

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

function expectError(url: string, status: number, body: unknown): void {
  const message = expect.any(String) as string;
  const shape = toErrorShape(url);
  if (shape) {
    expect(body).toMatchObject(shape);
  } else if (/anthropic\.com|publishers\/anthropic/.test(url)) {
    expect(body).toMatchObject({ type: "error", error: { type: expect.any(String), message } });
  } else if (url.includes("amazonaws")) {
    expect(body).toEqual({ message });
  } else if (url.includes("google")) {
    const [first] = [body].flat();
    expect(first).toMatchObject({ error: { code: status, message, status: expect.any(String) } });
  } else if (/mistral|cohere|voyage|jina/.test(url)) {
    const { detail, ...rest } = body as { detail?: unknown };
    expect(rest).toMatchObject(detail === undefined ? { message } : {});
  } else {
    expect(body).toMatchObject({ error: { message } });
    expect(Object.keys((body as { error: object }).error).toSorted()).toEqual([
      "code",
      "message",
      "param",
      "type",
    ]);
  }
}

/** What is kept of a request is read when it is asked for. */
async function readStored(url: string, text: string, mockFetch: typeof fetch): Promise<void> {
  const [, id] = /"id":"(resp_\w+)"/.exec(text) ?? [];
  if (id === undefined || !url.endsWith("openai.com/v1/responses")) return;
  for (const path of ["", "/input_items"]) {
    const response = await mockFetch(`${url}/${id}${path}`);
    await response.text();
    expect(response.status).toBeLessThan(500);
  }
}
