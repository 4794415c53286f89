import { expect, test } from "vitest";
import { createFetch, errors, llm } from "../../src/index.ts";

const send = createFetch(...llm.vercelGateway.handlers);
const MODEL = { "ai-language-model-id": "a/b", "ai-model-id": "a/b" };
const PROMPT = { prompt: [] };
const DOCUMENTS = { type: "text", values: ["a"] };

async function post(
  path: string,
  body: unknown,
  headers: Record<string, string> = MODEL,
): Promise<[status: number, body: unknown]> {
  const url = `https://ai-gateway.vercel.sh/v4/ai/${path}`;
  const response = await send(url, { method: "POST", headers, body: JSON.stringify(body) });
  return [response.status, await response.json()];
}

function refused(message: string, param: string | null): unknown {
  const type = "invalid_request_error";
  return [400, { error: { message, type, param, code: type } }];
}

// what the AI SDK would never send
test.for<[path: string, body: unknown, expected: string, param: string | null]>([
  ["language-model", [], "Invalid input: expected object.", null],
  ["language-model", {}, "Invalid input: expected array", "prompt"],
  ["embedding-model", {}, "Invalid input: expected array", "values"],
  ["embedding-model", { values: "a" }, "Invalid input: expected array", "values"],
  ["image-model", { n: 1 }, "Invalid input: expected string", "prompt"],
  ["reranking-model", { documents: DOCUMENTS }, "Invalid input: expected string", "query"],
  ["reranking-model", { query: "a" }, "Invalid input: expected array", "documents.values"],
])("%s refuses %j", async ([path, body, expected, param]) => {
  expect(await post(path, body)).toEqual(refused(expected, param));
});

test.for<[path: string, body: unknown]>([
  ["language-model", PROMPT],
  ["embedding-model", { values: ["a"] }],
  ["image-model", { prompt: "A cat" }],
  ["image-model", { files: [{ type: "url", url: "https://example.com/a.png" }] }],
  ["reranking-model", { query: "", documents: DOCUMENTS }],
])("%s accepts %j of a named model, and none of a nameless one", async ([path, body]) => {
  expect((await post(path, body))[0]).toBe(200);
  const header = path === "language-model" ? "ai-language-model-id" : "ai-model-id";
  expect(await post(path, body, {})).toEqual(refused(`Missing header: '${header}'.`, null));
});

test("a test's own error has the type that it says", async () => {
  const error = errors.custom({ status: 418, type: "teapot", message: "No." });
  const fetch = createFetch(llm.vercelGateway.embeddingModel(error));
  const response = await fetch("https://ai-gateway.vercel.sh/v4/ai/embedding-model", {
    method: "POST",
    headers: MODEL,
    body: JSON.stringify({ values: ["a"] }),
  });
  expect([response.status, await response.json()]).toEqual([
    418,
    { error: { message: "No.", type: "teapot", param: null, code: "teapot" } },
  ]);
});
