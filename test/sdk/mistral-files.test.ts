import { Mistral } from "@mistralai/mistralai";
import { beforeAll, expect, test } from "vitest";
import { errors, llm } from "../../src/index.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
let client: Mistral;
beforeAll(() => void (client = new Mistral({ apiKey: "test" })));

const BYTES = Uint8Array.from({ length: 70_000 }, (_, index) => (index * 7) % 256);
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

type Uploaded = Awaited<ReturnType<Mistral["files"]["upload"]>>;

function upload(name: string, content: BlobPart = BYTES): Promise<Uploaded> {
  const purpose = name.endsWith(".jsonl") ? "batch" : "ocr";
  return client.files.upload({ file: new File([content], name), purpose });
}

async function readAll(stream: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

test("what was stored comes back byte for byte", async () => {
  const file = await upload("a.pdf");
  expect(file).toMatchObject({
    id: expect.stringMatching(UUID),
    object: "file",
    sizeBytes: 70_000,
    filename: "a.pdf",
    purpose: "ocr",
    source: "upload",
  });
  expect(await client.files.retrieve({ fileId: file.id })).toEqual({ ...file, deleted: false });
  expect(await readAll(await client.files.download({ fileId: file.id }))).toEqual(BYTES);
  const { url } = await client.files.getSignedUrl({ fileId: file.id });
  const headers = { authorization: "Bearer test" };
  const signed = await fetch(url, { headers });
  expect(new Uint8Array(await signed.arrayBuffer())).toEqual(BYTES);
});

test("a JSONL file says how many lines it has", async () => {
  const file = await upload("a.jsonl", '{"a":1}\n{"a":2}\n');
  expect(file).toMatchObject({ sampleType: "batch_request", numLines: 2, purpose: "batch" });
});

test("a list in pages, the newest first, of what is asked for", async () => {
  for (const name of ["a.pdf", "b.jsonl", "c.pdf"]) await upload(name, "x");
  const list = async (
    query: Parameters<Mistral["files"]["list"]>[0],
  ): Promise<[string[], number | null | undefined]> => {
    const { data, total } = await client.files.list(query);
    return [data.map(({ filename }) => filename), total];
  };
  expect(await list({})).toEqual([["c.pdf", "b.jsonl", "a.pdf"], 3]);
  expect(await list({ page: 1, pageSize: 2 })).toEqual([["a.pdf"], 3]);
  expect(await list({ purpose: "batch" })).toEqual([["b.jsonl"], 1]);
  expect(await list({ search: "c", includeTotal: false })).toEqual([["c.pdf"], null]);
  expect(await list({ sampleType: ["batch_request", "pretrain"] })).toEqual([["b.jsonl"], 1]);
});

test("a deleted one is gone", async () => {
  const { id } = await upload("a.pdf");
  expect(await client.files.delete({ fileId: id })).toEqual({ id, object: "file", deleted: true });
  const gone = { statusCode: 404 };
  await expect(client.files.retrieve({ fileId: id })).rejects.toMatchObject(gone);
  await expect(client.files.download({ fileId: id })).rejects.toMatchObject(gone);
  await expect(client.files.getSignedUrl({ fileId: id })).rejects.toMatchObject(gone);
  await expect(client.files.delete({ fileId: id })).rejects.toMatchObject(gone);
});

test("an upload without a file is refused", async () => {
  const body = new FormData();
  body.append("purpose", "batch");
  const response = await fetch("https://api.mistral.ai/v1/files", { method: "POST", body });
  expect([response.status, await response.json()]).toMatchObject([
    422,
    { detail: [{ type: "missing", loc: ["body", "file"] }] },
  ]);
});

test("what a test says of them", async () => {
  const id = "00000000-0000-4000-8000-000000000000";
  server.use(
    llm.mistral.files({ id, filename: "own" }),
    llm.mistral.files.getSignedUrl("https://files.example/a"),
    llm.mistral.files.download("text"),
    llm.mistral.files.delete(errors.permissionDenied()),
  );
  expect((await upload("a.pdf")).id).toBe(id);
  expect(await client.files.retrieve({ fileId: id })).toMatchObject({ filename: "own" });
  expect(await client.files.getSignedUrl({ fileId: id })).toEqual({
    url: "https://files.example/a",
  });
  const content = await readAll(await client.files.download({ fileId: id }));
  expect(new TextDecoder().decode(content)).toBe("text");
  await expect(client.files.delete({ fileId: id })).rejects.toMatchObject({ statusCode: 403 });
});
