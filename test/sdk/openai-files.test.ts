import OpenAI, { toFile } from "openai";
import { beforeAll, describe, expect, test } from "vitest";
import { errors, llm } from "../../src/index.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
let client: OpenAI;
beforeAll(() => void (client = new OpenAI({ apiKey: "test", maxRetries: 0 })));

const BYTES = Uint8Array.from({ length: 70_000 }, (_, index) => (index * 7) % 256);
const WEEK = 7 * 24 * 60 * 60;

async function upload(name: string, purpose: OpenAI.FilePurpose = "batch"): Promise<string> {
  const { id } = await client.files.create({ file: await toFile(BYTES, name), purpose });
  return id;
}

describe("files", () => {
  test("what was stored comes back byte for byte", async () => {
    const file = await client.files.create({
      file: await toFile(BYTES, "a.jsonl", { type: "application/jsonl" }),
      purpose: "fine-tune",
      expires_after: { anchor: "created_at", seconds: WEEK },
    });
    expect(file).toEqual({
      object: "file",
      id: expect.stringMatching(/^file-[A-Za-z0-9]{22}$/),
      purpose: "fine-tune",
      filename: "a.jsonl",
      bytes: 70_000,
      created_at: file.created_at,
      expires_at: file.created_at + WEEK,
      status: "processed",
      status_details: null,
    });
    expect(await client.files.retrieve(file.id)).toEqual(file);
    const content = await client.files.content(file.id);
    expect(new Uint8Array(await content.arrayBuffer())).toEqual(BYTES);
    expect(content.headers.get("content-disposition")).toBe('attachment; filename="a.jsonl"');
  });

  test("a file of a batch goes after 30 days, any other stays", async () => {
    const batch = await client.files.retrieve(await upload("a"));
    expect(batch.expires_at).toBe(batch.created_at + 30 * 24 * 60 * 60);
    expect((await client.files.retrieve(await upload("b", "vision"))).expires_at).toBeNull();
  });

  test("they are processed at once", async () => {
    const id = await upload("a");
    expect(await client.files.waitForProcessing(id)).toMatchObject({ id, status: "processed" });
  });

  test("a list in pages, the newest first or last, of one purpose", async () => {
    for (const name of ["a", "b", "c", "d", "e"]) await upload(name);
    await upload("f", "vision");
    const list = async (query: OpenAI.FileListParams): Promise<string> => {
      const names: string[] = [];
      for await (const { filename } of client.files.list(query)) names.push(filename);
      return names.join("");
    };
    expect(await list({})).toBe("fedcba");
    expect(await list({ limit: 2 })).toBe("fedcba");
    expect(await list({ limit: 2, order: "asc", purpose: "batch" })).toBe("abcde");
    const page = await client.files.list({ limit: 2 });
    expect(page).toMatchObject({ has_more: true });
    expect((await page.getNextPage()).data.map(({ filename }) => filename)).toEqual(["d", "c"]);
  });

  test("a deleted one is gone", async () => {
    const id = await upload("a");
    expect(await client.files.delete(id)).toEqual({ id, object: "file", deleted: true });
    const gone = {
      status: 404,
      error: {
        message: `No such File object: ${id}`,
        type: "invalid_request_error",
        param: "id",
        code: null,
      },
    };
    await expect(client.files.retrieve(id)).rejects.toMatchObject(gone);
    await expect(client.files.content(id)).rejects.toMatchObject(gone);
    await expect(client.files.delete(id)).rejects.toMatchObject(gone);
    expect((await client.files.list()).data).toEqual([]);
  });

  test("resetHandlers() empties the store", async () => {
    const id = await upload("a");
    server.resetHandlers();
    await expect(client.files.retrieve(id)).rejects.toMatchObject({ status: 404 });
  });

  test("OpenAI gives files for assistants back to nobody", async () => {
    const id = await upload("a", "user_data");
    await expect(client.files.content(id)).rejects.toMatchObject({
      status: 400,
      error: { message: "Not allowed to download files of purpose: user_data" },
    });
  });

  test("a purpose that there is not, a file that is none", async () => {
    await expect(upload("a", "other" as "batch")).rejects.toMatchObject({
      status: 400,
      param: "purpose",
      code: "invalid_value",
    });
    const body = new FormData();
    body.append("purpose", "batch");
    await expect(client.post("/files", { body })).rejects.toMatchObject({
      status: 400,
      error: { message: "Missing required parameter: 'file'.", param: "file" },
    });
  });

  test("what a test says of them", async () => {
    const mock = llm.openai.files({ id: "file-abc" });
    server.use(mock);
    expect(await upload("a.jsonl")).toBe("file-abc");
    expect(mock.calls[0]?.body).toMatchObject({ file: { filename: "a.jsonl", size: 70_000 } });
    expect(await client.files.retrieve("file-abc")).toMatchObject({ filename: "a.jsonl" });

    server.use(
      llm.openai.files.retrieve({ status: "error" }),
      llm.openai.files.content("line\n"),
      llm.openai.files.list([{ id: "file-1" }, { id: "file-2", purpose: "vision" }]),
      llm.openai.files.delete(errors.permissionDenied()),
    );
    expect(await client.files.retrieve("file-x")).toMatchObject({ id: "file-x", status: "error" });
    expect(await (await client.files.content("file-x")).text()).toBe("line\n");
    expect((await client.files.list({ purpose: "vision" })).data).toMatchObject([{ id: "file-2" }]);
    await expect(client.files.delete("file-x")).rejects.toMatchObject({ status: 403 });
  });
});

describe("uploads", () => {
  const start = (bytes: number): Promise<OpenAI.Upload> => {
    const [filename, mime_type] = ["big.jsonl", "text/jsonl"];
    return client.uploads.create({ bytes, filename, mime_type, purpose: "fine-tune" });
  };
  const add = async (id: string, data: Uint8Array<ArrayBuffer>): Promise<string> =>
    (await client.uploads.parts.create(id, { data: await toFile(data, "part") })).id;

  test("parts become a file, in the order that is asked for", async () => {
    const upload = await start(70_000);
    expect(upload).toMatchObject({
      object: "upload",
      status: "pending",
      bytes: 70_000,
      file: null,
    });
    expect(upload.expires_at).toBe(upload.created_at + 3600);
    const last = await add(upload.id, BYTES.slice(50_000));
    const first = await add(upload.id, BYTES.slice(0, 50_000));
    // of the same bytes, by node:crypto
    const { createHash } = await import("node:crypto");
    const md5 = createHash("md5").update(BYTES).digest("hex");
    const done = await client.uploads.complete(upload.id, { part_ids: [first, last], md5 });
    expect(done).toMatchObject({
      id: upload.id,
      status: "completed",
      file: { filename: "big.jsonl", bytes: 70_000, purpose: "fine-tune" },
    });
    const content = await client.files.content(done.file!.id);
    expect(new Uint8Array(await content.arrayBuffer())).toEqual(BYTES);
  });

  test("the size and the checksum must be those that were announced", async () => {
    const { id } = await start(4);
    const part = await add(id, new Uint8Array([1, 2, 3]));
    const complete = (body: OpenAI.UploadCompleteParams): Promise<unknown> =>
      client.uploads.complete(id, body);
    await expect(complete({ part_ids: [part] })).rejects.toMatchObject({ status: 400 });
    const rest = await add(id, new Uint8Array([4]));
    const part_ids = [part, rest];
    await expect(complete({ part_ids: [part, "part_x"] })).rejects.toMatchObject({ status: 400 });
    await expect(complete({ part_ids, md5: "0".repeat(32) })).rejects.toMatchObject({
      status: 400,
      param: "md5",
    });
    expect(await complete({ part_ids })).toMatchObject({ status: "completed" });
    await expect(add(id, new Uint8Array([5]))).rejects.toMatchObject({ status: 400 });
  });

  test("a cancelled one takes nothing more, an unknown one nothing", async () => {
    const { id } = await start(1);
    expect(await client.uploads.cancel(id)).toMatchObject({ id, status: "cancelled" });
    await expect(add(id, new Uint8Array([1]))).rejects.toMatchObject({ status: 400 });
    await expect(client.uploads.cancel(id)).rejects.toMatchObject({ status: 400 });
    await expect(client.uploads.cancel("upload_x")).rejects.toMatchObject({ status: 404 });
  });
});
