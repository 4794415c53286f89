import OpenAI, { NotFoundError } from "openai";
import { expect, test } from "vitest";
import type { EndpointCodec } from "../../src/codec.ts";
import { openaiVectorStores } from "../../src/codecs/openai-vector-stores/index.ts";
import type { BaseCall } from "../../src/language-model/call.ts";
import { defineProvider } from "../../src/provider.ts";
import { usePack } from "../support/server.ts";

const server = usePack();

interface Upload extends BaseCall {
  body: { id: string; text: string };
}

/** Files as another endpoint keeps them. */
const uploads: EndpointCodec<Upload, object> = {
  kind: "endpoint",
  decode: ({ body }) => ({ modelId: "", body: body as Upload["body"] }),
  validate: () => undefined,
  encodeError: () => ({ status: 400, body: {} }),
  reply({ body: { id, text } }, { store }) {
    const content = new TextEncoder().encode(text);
    store.collection("files").set(id, { file: { filename: `${id}.txt` }, content });
    return {};
  },
  encode: (value) => value,
};

const BASE_URL = "https://kept.example/v1";
const kept = defineProvider({
  name: "kept",
  baseURL: BASE_URL,
  operations: {
    uploads: ["POST", "/uploads", uploads],
    vectorStores: openaiVectorStores({ files: true }),
  },
});

/** A vector store of three files of known text. */
async function createLibrary(own: OpenAI): Promise<string> {
  const texts = {
    cats: "Cats purr when they are content.",
    ships: "A ship is steered with a rudder.",
    long: `${"Filler about nothing. ".repeat(400)}The treasure is buried in Oslo.`,
  };
  for (const [id, text] of Object.entries(texts)) {
    await own.post("/uploads", { body: { id, text } });
  }
  const { id } = await own.vectorStores.create({ file_ids: ["cats", "long"] });
  await own.vectorStores.files.create(id, { file_id: "ships", attributes: { year: 1900 } });
  return id;
}

test("a search finds the nearest passage of what was uploaded", async () => {
  server.use(...kept.handlers);
  const own = new OpenAI({ apiKey: "test", baseURL: BASE_URL, maxRetries: 0 });
  const id = await createLibrary(own);
  const steering = await own.vectorStores.search(id, { query: "How is a ship steered?" });
  expect(steering.data[0]).toMatchObject({
    file_id: "ships",
    filename: "ships.txt",
    attributes: { year: 1900 },
    content: [{ type: "text", text: "A ship is steered with a rudder." }],
  });
  const treasure = await own.vectorStores.search(id, {
    query: ["Where is the treasure buried?", "treasure in Oslo"],
    max_num_results: 2,
  });
  expect(treasure.data.length).toBe(2);
  expect(treasure.data[0]?.file_id).toBe("long");
  expect(treasure.data[0]?.content[0]?.text).toContain("The treasure is buried in Oslo.");
  const old = await own.vectorStores.search(id, {
    query: "anything",
    filters: {
      type: "and",
      filters: [
        { type: "lt", key: "year", value: 1950 },
        { type: "ne", key: "year", value: 1800 },
      ],
    },
  });
  expect(old.data.map((result) => result.file_id)).toEqual(["ships"]);
  const near = await own.vectorStores.search(id, {
    query: "Cats purr when they are content.",
    ranking_options: { score_threshold: 0.95 },
  });
  expect(near.data.map((result) => result.file_id)).toEqual(["cats"]);
  const content = await own.vectorStores.files.content("cats", { vector_store_id: id });
  expect(content.data).toEqual([{ type: "text", text: "Cats purr when they are content." }]);
  expect((await own.vectorStores.retrieve(id)).usage_bytes).toBe(32 + 32 + 400 * 22 + 31);
});

test("a file that was not uploaded cannot be added where files are mocked", async () => {
  server.use(...kept.handlers);
  const own = new OpenAI({ apiKey: "test", baseURL: BASE_URL, maxRetries: 0 });
  const { id } = await own.vectorStores.create({});
  const added = own.vectorStores.files.create(id, { file_id: "file-x" });
  await expect(added).rejects.toThrow(NotFoundError);
  await expect(added).rejects.toThrow("404 No such File object: file-x");
});
