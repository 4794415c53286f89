import Perplexity from "@perplexity-ai/perplexity_ai";
import { beforeAll, expect, test } from "vitest";
import { errors, llm, reasoning, source } from "../../src/index.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
let client: Perplexity;
beforeAll(() => {
  client = new Perplexity({ apiKey: "test", maxRetries: 0 });
});

const MSW = { url: "https://mswjs.io", title: "MSW" };

test("responses, in the members and events of the SDK's types", async () => {
  server.use(llm.perplexity.responses([reasoning("Hm."), source(MSW), "Hi you"]));
  const response = await client.responses.create({ preset: "fast-search", input: "Hello" });
  expect(response.output_text).toBe("Hi you");
  expect(response.output).toMatchObject([
    { type: "search_results", results: [{ id: 1, ...MSW, source: "web" }] },
    { type: "message", role: "assistant", status: "completed" },
  ]);
  expect(Object.keys(response).toSorted()).toEqual([
    "background",
    "created_at",
    "id",
    "model",
    "object",
    "output",
    "output_text",
    "previous_response_id",
    "status",
    "store",
    "usage",
  ]);
  expect(response.usage).toMatchObject({ cost: { currency: "USD", total_cost: 0 } });
  const events: Perplexity.ResponseStreamChunk[] = [];
  const stream = await client.responses.create({ model: "m", input: "Hello", stream: true });
  for await (const event of stream) events.push(event);
  expect(events.map(({ type }) => type)).toEqual(
    [
      "created",
      "in_progress",
      "output_item.added",
      "output_text.delta",
      "output_text.delta",
      "output_text.done",
      "output_item.done",
      "completed",
    ].map((type) => `response.${type}`),
  );
  expect(events.map(({ sequence_number: number }) => number)).toEqual(events.map((_, i) => i));
  expect(events.at(-1)).toMatchObject({ response: { status: "completed" } });
});

test("a response that breaks off fails in an event of its own", async () => {
  server.use(llm.perplexity.responses(["Hel", errors.overloaded()]));
  const body = JSON.stringify({ model: "m", input: "Hello", stream: true });
  const url = "https://api.perplexity.ai/v1/responses";
  const text = await (await fetch(url, { method: "POST", body })).text();
  const [last = ""] = text.trim().split("\n\n").slice(-1);
  expect(last).toMatch(/^event: response\.failed\n/);
  expect(JSON.parse(last.slice(last.indexOf("data: ") + 6))).toMatchObject({
    type: "response.failed",
    error: { message: "The service is overloaded.", code: "503" },
  });
});

test.for([
  [{ input: "Hello" }, "model"],
  [{ model: "m" }, "input"],
] as const)("a response needs more than %o", async ([params, name]) => {
  await expect(client.responses.create(params as never)).rejects.toMatchObject({
    status: 400,
    message: expect.stringContaining(`Missing required parameter: '${name}'.`) as unknown,
  });
});

test("a search finds what the test says, as much as is asked for", async () => {
  server.use(
    llm.perplexity.search([
      { ...MSW, snippet: "Mocks" },
      { title: "B", url: "b:" },
    ]),
  );
  const all = await client.search.create({ query: "mocks", display_server_time: true });
  expect(all.results).toEqual([
    { ...MSW, snippet: "Mocks", date: null, last_updated: null },
    { title: "B", url: "b:", snippet: "", date: null, last_updated: null },
  ]);
  expect(all.server_time).toMatch(/^\d{4}-\d\d-\d\dT/);
  const one = await client.search.create({ query: "mocks", max_results: 1 });
  expect(one.results).toHaveLength(1);
  expect(one).not.toHaveProperty("server_time");
  await expect(client.search.create({} as never)).rejects.toMatchObject({ status: 400 });
});

test("without a mock a search finds nothing", async () => {
  expect((await client.search.create({ query: "mocks" })).results).toEqual([]);
});

test("vectors are signed bytes, or bits, in base64", async () => {
  server.use(llm.perplexity.embeddings([[1, -1, 0.5, 0, -0.25, 0, 0, 1, -1, 1]]));
  const params = { model: "pplx-embed-v1-0.6b", input: "Hi" } as const;
  const { data = [], usage } = await client.embeddings.create(params);
  const bytes = new Int8Array(Buffer.from(data[0]?.embedding ?? "", "base64"));
  expect([...bytes]).toEqual([127, -127, 64, 0, -32, 0, 0, 127, -127, 127]);
  expect(usage).toMatchObject({ cost: { currency: "USD", total_cost: 0 } });
  const binary = await client.embeddings.create({ ...params, encoding_format: "base64_binary" });
  const bits = Buffer.from(binary.data?.[0]?.embedding ?? "", "base64");
  expect([...bits]).toEqual([0b10100001, 0b01000000]);
});

test("vectors are as long as is asked for, or as the model has them", async () => {
  const toLength = async (params: object): Promise<number> => {
    const { data = [] } = await client.embeddings.create({ input: "Hi", ...params } as never);
    return Buffer.from(data[0]?.embedding ?? "", "base64").length;
  };
  expect(await toLength({ model: "pplx-embed-v1-0.6b", dimensions: 256 })).toBe(256);
  expect(await toLength({ model: "pplx-embed-v1-0.6b" })).toBe(1024);
  expect(await toLength({ model: "pplx-embed-v1-4b" })).toBe(2560);
});

test.for<[params: object, message: string]>([
  [{ input: "Hi" }, "Missing required parameter: 'model'."],
  [{ model: "m" }, "Missing required parameter: 'input'."],
  [{ model: "m", input: [] }, "Invalid 'input': empty array."],
  [{ model: "m", input: ["a", 1] }, "Invalid type for 'input'"],
  [{ model: "m", input: {} }, "Invalid type for 'input'"],
])("a request for vectors needs more than %j", async ([params, message]) => {
  await expect(client.embeddings.create(params as never)).rejects.toMatchObject({
    status: 400,
    message: expect.stringContaining(message) as unknown,
  });
});
