import type { LanguageModelV4CallOptions } from "@ai-sdk/provider";
import { expect, test } from "vitest";
import { createFetch, errors, llm, type LLMError } from "../../src/index.ts";

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

/** All that the specification's types have, but for what stays with the caller. */
const EVERY_OPTION: Required<Omit<LanguageModelV4CallOptions, "abortSignal">> = {
  prompt: [],
  frequencyPenalty: 0,
  headers: {},
  includeRawChunks: false,
  maxOutputTokens: 5,
  presencePenalty: 0,
  providerOptions: {},
  reasoning: "low",
  responseFormat: { type: "text" },
  seed: 1,
  stopSequences: [],
  temperature: 0,
  toolChoice: { type: "auto" },
  tools: [],
  topK: 1,
  topP: 1,
};

test("every option of the specification is known, and nothing else", async () => {
  const validate = { unknownParameters: true };
  const fetch = createFetch(llm.vercelGateway.languageModel("Hi", { validate }));
  const ask = async (body: object): Promise<[status: number, body: unknown]> => {
    const url = "https://ai-gateway.vercel.sh/v4/ai/language-model";
    const method = "POST";
    const response = await fetch(url, { method, headers: MODEL, body: JSON.stringify(body) });
    return [response.status, await response.json()];
  };
  expect((await ask(EVERY_OPTION))[0]).toBe(200);
  expect(await ask({ ...EVERY_OPTION, maxTokens: 5 })).toEqual(
    refused("Unknown parameter: 'maxTokens'.", "maxTokens"),
  );
});

test.for<[error: LLMError, status: number, body: object]>([
  [
    errors.custom({ status: 418, type: "teapot", message: "No." }),
    418,
    { message: "No.", type: "teapot", param: null, code: "teapot" },
  ],
  [
    errors.custom({ status: 418, type: "teapot", code: "tea", param: "pot", message: "No." }),
    418,
    { message: "No.", type: "teapot", param: "pot", code: "tea" },
  ],
  [
    errors.modelNotFound(),
    404,
    {
      message: "Model 'a/b' not found",
      type: "model_not_found",
      param: { modelId: "a/b" },
      code: "model_not_found",
    },
  ],
])("an error that a test gives: %#", async ([error, status, body]) => {
  const fetch = createFetch(llm.vercelGateway.embeddingModel(error));
  const response = await fetch("https://ai-gateway.vercel.sh/v4/ai/embedding-model", {
    method: "POST",
    headers: MODEL,
    body: JSON.stringify({ values: ["a"] }),
  });
  expect([response.status, await response.json()]).toEqual([status, { error: body }]);
});
