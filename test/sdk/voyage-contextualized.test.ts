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

// the SDK itself refuses what it can
test.for<[wrong: object, near: object]>([
  [{ inputs: ["a"] }, { inputs: ["a"], input_type: "query" }],
  [{ inputs: [["a", 7]] }, { inputs: [["a", "7"]] }],
  [{ inputs: [[]] }, { inputs: [["a"]] }],
  [{ inputs: [] }, { inputs: ["a"], enable_auto_chunking: true }],
  [
    { inputs: [["a", "b"]], enable_auto_chunking: true },
    { inputs: [["a"]], enable_auto_chunking: true },
  ],
  [{}, { inputs: [["a"]], output_dimension: 256 }],
  [{ inputs: repeat(1001) }, { inputs: repeat(1000), output_dimension: 1 }],
  [{ inputs: [["a"]], model: "" }, { inputs: [["a"]] }],
])("chunks refuse %j", async ([wrong, near]) => {
  const ask = async (params: object): Promise<number> => {
    const url = "https://api.voyageai.com/v1/contextualizedembeddings";
    const body = JSON.stringify({ model: "voyage-context-3", ...params });
    return (await fetch(url, { method: "POST", body })).status;
  };
  expect([await ask(wrong), await ask(near)]).toEqual([400, 200]);
});

function dot(one: number[], other: number[]): number {
  return one.reduce((sum, number, index) => sum + number * other[index]!, 0);
}

function repeat(length: number): string[][] {
  return Array.from({ length }, () => ["a"]);
}
