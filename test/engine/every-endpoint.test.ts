// What is no text generation: each endpoint of each provider does what the grammar of replies says.
import { describe, expect, test } from "vitest";
import * as allProviders from "../../handlers/index.ts";
import type { EndpointCodec } from "../../src/codec.ts";
import { createFetch, errors, faults, type LLMHandler, sequence } from "../../src/index.ts";
import { kRoutes, type MockOptions, type ProviderInternals } from "../../src/provider.ts";

interface Endpoint {
  name: string;
  method: string;
  url: string;
  codec: EndpointCodec;
  mock: (reply: unknown, options?: MockOptions) => LLMHandler;
}

/** What may tell several endpoints at one path from each other: the model, or the query. */
const SIGNS = [
  { model: "x", query: "" },
  { model: "amazon.titan-embed-text-v1", query: "" },
  { model: "amazon.rerank-v1:0", query: "" },
  { model: "imagen-4.0-generate-001", query: "" },
  { model: "x", query: "?expand[]=inferenceProviderMapping" },
];

const ENDPOINTS = Object.values(allProviders).flatMap(listEndpoints);

/** Each operation once, where it is first. */
function listEndpoints(provider: object): Endpoint[] {
  const { [kRoutes]: getRoutes, name } = provider as ProviderInternals;
  const endpoints = new Map<string, Endpoint>();
  for (const { operation, origin, path, method, codec } of getRoutes()) {
    if (codec.kind !== "endpoint" || endpoints.has(operation)) continue;
    const url = SIGNS.map(({ model, query }) => ({
      model,
      whole: `${origin.replace("*", "a")}${path.replaceAll(/\{\w+\}/g, model)}${query}`,
    })).find(({ model, whole }) => {
      const params = path.includes("{") ? { model } : {};
      return codec.serves?.(params, whole) !== false;
    })?.whole;
    if (url === undefined) continue;
    const mock = operation
      .split(".")
      .reduce((target, key) => (target as Record<string, object>)[key]!, provider);
    const known = { name: `${name}.${operation}`, method, url, codec };
    endpoints.set(operation, { ...known, mock: mock as Endpoint["mock"] });
  }
  return [...endpoints.values()];
}
/** What is asked is nobody's concern here. */
const ANY = { validate: { requests: false, replies: false } } satisfies MockOptions;

function createRequest({ method, url, codec }: Endpoint, init: RequestInit = {}): Request {
  if (method === "GET" || method === "DELETE") return new Request(url, { method, ...init });
  const [kind = "json"] = codec.accepts ?? [];
  const body = kind === "multipart" ? createForm() : "{}";
  return new Request(url, { method, body, ...init });
}

function createForm(): FormData {
  const form = new FormData();
  form.append("model", "m");
  return form;
}

function send(endpoint: Endpoint, ...handlers: LLMHandler[]): Promise<Response> {
  return createFetch(...handlers)(createRequest(endpoint));
}

test("none is left out", () => {
  const names = Object.values(allProviders).flatMap((provider) => {
    const { [kRoutes]: getRoutes, name } = provider as unknown as ProviderInternals;
    const own = getRoutes().filter(({ codec }) => codec.kind === "endpoint");
    return own.map(({ operation }) => `${name}.${operation}`);
  });
  expect(ENDPOINTS.map(({ name }) => name).toSorted()).toEqual([...new Set(names)].toSorted());
  expect(ENDPOINTS.length).toBeGreaterThan(250);
});

// some three hundred, one after the other
describe("each endpoint", { timeout: 60_000 }, () => {
  test("tells an error in its provider's own form", async () => {
    for (const endpoint of ENDPOINTS) {
      const { name, mock, codec } = endpoint;
      const error = errors.rateLimit();
      const response = await send(endpoint, mock(error, ANY));
      const text = await response.text();
      const known = codec.encodeError(error, { modelId: "", body: {} });
      expect([name, response.status]).toEqual([name, known.status]);
      expect([name, response.status >= 400]).toEqual([name, true]);
      expect([name, response.headers.get("content-type")]).toEqual([
        name,
        expect.stringContaining("json"),
      ]);
      expect([name, text]).toEqual([name, expect.not.stringContaining("msw-llm")]);
      // some tell a request's id besides
      const keys = Object.keys(JSON.parse(JSON.stringify(known.body)) as object);
      expect([name, ...Object.keys(JSON.parse(text) as object)]).toEqual(
        expect.arrayContaining(keys),
      );
    }
  });

  test("breaks as its transport does", async () => {
    for (const endpoint of ENDPOINTS) {
      const { name, mock } = endpoint;
      await expect(send(endpoint, mock(faults.networkError(), ANY))).rejects.toThrow(TypeError);
      const page = await send(endpoint, mock(faults.html(), ANY));
      const type = page.headers.get("content-type");
      expect([name, page.status, type]).toEqual([name, 502, expect.stringContaining("text/html")]);
    }
  });

  test("hangs until it is aborted, and no longer", async () => {
    for (const endpoint of ENDPOINTS) {
      const { mock } = endpoint;
      const controller = new AbortController();
      const fetch = createFetch(mock(faults.hang(), ANY));
      const pending = fetch(createRequest(endpoint, { signal: controller.signal }));
      controller.abort();
      await expect(pending).rejects.toMatchObject({ name: "AbortError" });
    }
  });

  test("sends a Response as it is, once, or one after the other", async () => {
    for (const endpoint of ENDPOINTS) {
      const { name, mock } = endpoint;
      const own = mock(() => new Response("own", { status: 418 }), { ...ANY, once: true });
      const rest = mock(sequence(new Response("one"), errors.overloaded()), ANY);
      const fetch = createFetch(own, rest);
      const ask = async (): Promise<[number, string]> => {
        const response = await fetch(createRequest(endpoint));
        return [response.status, await response.text()];
      };
      expect([name, await ask()]).toEqual([name, [418, "own"]]);
      expect([name, await ask()]).toEqual([name, [200, "one"]]);
      const [status] = await ask();
      expect([name, status >= 400]).toEqual([name, true]);
      // exhausted
      expect([name, (await ask())[1]]).toEqual([name, expect.stringContaining("msw-llm")]);
    }
  });

  test("leaves to the next handler what a function does not answer", async () => {
    for (const endpoint of ENDPOINTS) {
      const { name, mock } = endpoint;
      const asked: unknown[] = [];
      const passing = mock((call: { body: unknown }) => void asked.push(call.body), ANY);
      const next = mock(new Response("next"), ANY);
      const response = await send(endpoint, passing, next);
      expect([name, await response.text(), asked.length]).toEqual([name, "next", 1]);
      expect([name, passing.callCount, next.callCount]).toEqual([name, 0, 1]);
    }
  });

  test("answers or refuses any body in its provider's words", async () => {
    const odd = ["null", "[]", '"a"', "1", "{}", '{"model":1,"input":[null],"file":{}}', "{oops"];
    for (const endpoint of ENDPOINTS) {
      const { name, method, url, mock } = endpoint;
      if (method === "GET" || method === "DELETE") continue;
      const fetch = createFetch(mock(undefined));
      for (const body of odd) {
        const response = await fetch(url, { method, body });
        const text = await response.text();
        expect(response.status, `${name} ${body}: ${text}`).toBeLessThan(500);
        expect(text, `${name} ${body}`).not.toContain("msw-llm: Failed");
      }
    }
  });
});
