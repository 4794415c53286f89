import { beforeAll, expect, test } from "vitest";
import { VoyageAIClient } from "voyageai";
import { llm } from "../../src/index.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
let client: VoyageAIClient;
beforeAll(() => void (client = new VoyageAIClient({ apiKey: "test" })));

test("chunks are embedded within their documents", async () => {
  const model = "voyage-context-3";
  const inputs = [["red apples", "quantum physics"], ["red apple"]];
  const whole = await client.contextualizedEmbed({ model, inputs, inputType: "document" });
  const { data } = whole.rawResponse;
  expect(data?.map((document) => document.data?.map(({ index }) => index))).toEqual([[0, 1], [0]]);
  expect(data).toMatchObject([
    { object: "list", index: 0, data: [{ object: "embedding" }, {}] },
    { object: "list", index: 1 },
  ]);
  const [[apples, physics], [apple]] = whole.results.map(({ embeddings }) => embeddings) as [
    number[][],
    number[][],
  ];
  expect(dot(apples!, apple!)).toBeGreaterThan(dot(physics!, apple!));
  expect(apples).toHaveLength(1024);
  expect(whole.totalTokens).toBeGreaterThan(3);
  expect([whole.chunkTexts, whole.chunkerVersion]).toEqual([undefined, undefined]);
  server.use(llm.voyage.contextualizedEmbed([[1], [2], [3]]));
  const mocked = await client.contextualizedEmbed({ model, inputs });
  expect(mocked.results.map(({ embeddings }) => embeddings)).toEqual([[[1], [2]], [[3]]]);
  server.use(llm.voyage.contextualizedEmbed([[1]]));
  await expect(client.contextualizedEmbed({ model, inputs })).rejects.toThrow(
    /the request has 3 inputs and the reply 1 vector/,
  );
});

test("whole documents are cut where that is asked for, and queries are whole", async () => {
  const asked = { model: "voyage-context-4", inputs: ["one two three four five", "six"] };
  const auto = { enableAutoChunking: true, inputType: "document" as const };
  const cut = await client.contextualizedEmbed({ ...asked, ...auto, chunkSize: 2 });
  expect(cut.chunkTexts).toEqual([["one two", " three four", " five"], ["six"]]);
  expect(cut.chunkerVersion).toBe("1.0.0");
  const overlaps = { ...asked, ...auto, chunkSize: 3, chunkOverlap: 1 };
  expect((await client.contextualizedEmbed(overlaps)).chunkTexts).toEqual([
    ["one two three", " three four five"],
    ["six"],
  ]);
  const query = await client.contextualizedEmbed({ ...asked, inputType: "query" });
  expect(query.results.map(({ embeddings }) => embeddings.length)).toEqual([1, 1]);
});

const WRONG_TYPE = "Argument 'inputs' is not of the right type.";

// the SDK itself refuses what it can
test.for<[wrong: object, detail: string, near: object]>([
  [{ inputs: ["a"] }, WRONG_TYPE, { inputs: ["a"], input_type: "query" }],
  [
    { inputs: ["a", 7], input_type: "query" },
    WRONG_TYPE,
    { inputs: ["a", "7"], input_type: "query" },
  ],
  [
    { inputs: [["a"], [7]], enable_auto_chunking: true },
    WRONG_TYPE,
    { inputs: [["a"], ["7"]], enable_auto_chunking: true },
  ],
  [{ inputs: [["a", 7]] }, WRONG_TYPE, { inputs: [["a", "7"]] }],
  [{ inputs: [["a"], []] }, WRONG_TYPE, { inputs: [["a"], ["a"]] }],
  [{ inputs: [] }, WRONG_TYPE, { inputs: ["a"], enable_auto_chunking: true }],
  [
    { inputs: [["a", "b"]], enable_auto_chunking: true },
    WRONG_TYPE,
    { inputs: [["a"]], enable_auto_chunking: true },
  ],
  [{}, "Argument 'inputs' is required.", { inputs: [["a"]], output_dimension: 256 }],
  [
    { inputs: repeat(1001) },
    "The batch size limit is 1000. Your batch size is 1001.",
    { inputs: repeat(1000), output_dimension: 1 },
  ],
  [
    { inputs: [Array(16_001).fill("a")] },
    "The number of chunks cannot exceed 16000.",
    { inputs: [Array(16_000).fill("a")], output_dimension: 1 },
  ],
  [{ inputs: [["a"]], model: "" }, "Argument 'model' is required.", { inputs: [["a"]] }],
])("chunks: %#", async ([wrong, detail, near]) => {
  const ask = async (params: object): Promise<Response> => {
    const url = "https://api.voyageai.com/v1/contextualizedembeddings";
    const body = JSON.stringify({ model: "voyage-context-3", ...params });
    return fetch(url, { method: "POST", body });
  };
  const refused = await ask(wrong);
  expect([refused.status, await refused.json()]).toEqual([400, { detail }]);
  expect((await ask(near)).status).toBe(200);
});

function dot(one: number[], other: number[]): number {
  return one.reduce((sum, number, index) => sum + number * other[index]!, 0);
}

function repeat(length: number): string[][] {
  return Array.from({ length }, () => ["a"]);
}
