import fc from "fast-check";
import { expect, test } from "vitest";
import { createFetch, createHandlers } from "../../src/index.ts";
import { hostileRequest } from "../support/hostile-requests.ts";
import { toErrorShape } from "../support/open-model-requests.ts";
import { REQUESTS } from "../support/requests.ts";

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
