import OpenAI from "openai";
import { beforeAll, beforeEach, expect, test } from "vitest";
import {
  missing,
  outside,
  type Refusal,
  refusalOf,
  tooLong,
  wrongType,
} from "../support/openai-refusals.ts";
import { usePack } from "../support/server.ts";
import { uploadFiles } from "../support/upload-files.ts";

usePack();
let client: OpenAI;
beforeAll(() => void (client = new OpenAI({ apiKey: "test", maxRetries: 0 })));

let storeId: string;
let fileId: string;
beforeEach(async () => {
  storeId = (await client.vectorStores.create({})).id;
  [fileId = ""] = await uploadFiles(client, 1);
});

const TEXTS = "an array of strings";

/** What each endpoint takes; where a test names a file, it is one that was uploaded. */
const ASK = {
  store: (params: object) => client.vectorStores.create(params),
  file: (params: object) =>
    client.vectorStores.files.create(storeId, { file_id: fileId, ...params }),
  batch: (params: object) =>
    client.vectorStores.fileBatches.create(storeId, { file_ids: [fileId], ...params }),
  search: async (params: object) =>
    await client.vectorStores.search(storeId, { query: "Hi", ...params }),
};

function files(count: number): object {
  return { file_ids: Array.from({ length: count }, () => fileId) };
}

test.for<[kind: keyof typeof ASK, params: object, refusal: Refusal]>([
  ["store", { file_ids: "x" }, wrongType("file_ids", TEXTS, "a string")],
  ["store", { file_ids: [7] }, wrongType("file_ids", TEXTS, "an array")],
  ["store", { name: 7 }, wrongType("name", "a string", "an integer")],
  ["store", { description: 7 }, wrongType("description", "a string", "an integer")],
  ["store", { expires_after: 7 }, wrongType("expires_after", "an object", "an integer")],
  ["store", { chunking_strategy: 7 }, wrongType("chunking_strategy", "an object", "an integer")],
  ["store", { metadata: { n: 1 } }, wrongType("metadata.n", "a string", "an integer")],
  ["file", { file_id: undefined }, missing("file_id")],
  ["file", { file_id: 7 }, wrongType("file_id", "a string", "an integer")],
  ["file", { attributes: 7 }, wrongType("attributes", "an object", "an integer")],
  ["file", { chunking_strategy: 7 }, wrongType("chunking_strategy", "an object", "an integer")],
  ["batch", { file_ids: "x" }, wrongType("file_ids", TEXTS, "a string")],
  ["batch", { attributes: 7 }, wrongType("attributes", "an object", "an integer")],
  ["batch", { chunking_strategy: 7 }, wrongType("chunking_strategy", "an object", "an integer")],
  ["search", { query: null }, missing("query")],
  ["search", { query: 7 }, wrongType("query", "one of a string or array of strings", "an integer")],
  ["search", { query: [7] }, wrongType("query", "one of a string or array of strings", "an array")],
  ["search", { max_num_results: 0 }, outside("max_num_results", "integer", { below: 1, given: 0 })],
  [
    "search",
    { max_num_results: 51 },
    outside("max_num_results", "integer", { above: 50, given: 51 }),
  ],
  ["search", { filters: "x" }, wrongType("filters", "an object", "a string")],
  ["search", { ranking_options: "x" }, wrongType("ranking_options", "an object", "a string")],
])("a %s is refused with %j", async ([kind, params, refusal]) => {
  expect(await refusalOf(ASK[kind](params))).toEqual(refusal);
});

test.for<[kind: keyof typeof ASK, most: number]>([
  ["store", 500],
  ["batch", 2000],
])("a %s has %d files at once, and no more", async ([kind, most]) => {
  expect(await refusalOf(ASK[kind](files(most + 1)))).toEqual(
    tooLong("file_ids", "array", { maximum: most, length: most + 1 }),
  );
  expect(await refusalOf(ASK[kind](files(most)))).toBeUndefined();
});

test.for<[kind: keyof typeof ASK, params: object]>([
  ["store", { name: null, file_ids: [], metadata: {}, chunking_strategy: { type: "auto" } }],
  ["file", { attributes: { page: 1 }, chunking_strategy: null }],
  ["batch", { attributes: null }],
  ["search", { query: ["a", "b"], max_num_results: 1, ranking_options: {} }],
  ["search", { max_num_results: 50, filters: null }],
])("a %s is answered with %j", async ([kind, params]) => {
  expect(await refusalOf(ASK[kind](params))).toBeUndefined();
});
