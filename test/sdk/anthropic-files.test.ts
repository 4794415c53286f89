import Anthropic, { toFile } from "@anthropic-ai/sdk";
import { beforeAll, expect, test } from "vitest";
import { llm } from "../../src/index.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
let client: Anthropic;
beforeAll(() => void (client = new Anthropic({ apiKey: "test", maxRetries: 0 })));

const BYTES = Uint8Array.from({ length: 70_000 }, (_, index) => (index * 7) % 256);

/** As the SDKs of both majors have it. */
async function upload(name: string): Promise<Anthropic.Beta.BetaFileMetadata> {
  const file = await toFile(BYTES, name, { type: "application/pdf" });
  return client.beta.files.upload({ file });
}

test("what is known of a file", async () => {
  const file = await upload("a.pdf");
  expect(file).toMatchObject({
    type: "file",
    id: expect.stringMatching(/^file_011C\w{20}$/),
    size_bytes: 70_000,
    created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/),
    filename: "a.pdf",
    mime_type: "application/pdf",
    downloadable: false,
  });
  expect(await client.beta.files.retrieveMetadata(file.id)).toEqual(file);
});

test("what was uploaded is not given back, what can be downloaded is the same byte for byte", async () => {
  const { id } = await upload("a.pdf");
  await expect(client.beta.files.download(id)).rejects.toMatchObject({
    status: 400,
    error: {
      type: "error",
      error: { type: "invalid_request_error", message: `File '${id}' is not downloadable` },
    },
  });
  server.use(llm.anthropic.files({ id: "file_1", downloadable: true }));
  await upload("b.pdf");
  const content = await client.beta.files.download("file_1");
  expect(content.headers.get("content-type")).toBe("application/pdf");
  expect(new Uint8Array(await content.arrayBuffer())).toEqual(BYTES);
});

test("a list in pages, the newest first", async () => {
  for (const name of ["a", "b", "c", "d", "e"]) await upload(name);
  const names: string[] = [];
  for await (const { filename } of client.beta.files.list({ limit: 2 })) names.push(filename);
  expect(names.join("")).toBe("edcba");
});

test("older SDKs page by ids", async () => {
  const ids: string[] = [];
  for (const name of ["a", "b", "c", "d"]) ids.push((await upload(name)).id);
  const list = (query: object): Promise<object> => client.get("/v1/files", { query });
  expect(await list({ limit: 1, after_id: ids[3] })).toMatchObject({
    data: [{ filename: "c" }],
    has_more: true,
    first_id: ids[2],
    last_id: ids[2],
  });
  expect(await list({ before_id: ids[1] })).toMatchObject({
    data: [{ filename: "d" }, { filename: "c" }],
    has_more: false,
  });
});

test("a list of some ids, or of one session", async () => {
  const [, second, third] = [await upload("a"), await upload("b"), await upload("c")];
  const list = async (query: Anthropic.Beta.FileListParams): Promise<string[]> =>
    (await client.beta.files.list(query)).data.map(({ filename }) => filename);
  expect(await list({ ids: [second.id, third.id, "file_x"] })).toEqual(["c", "b"]);
  expect(await list({ scope_id: "session_1" })).toEqual([]);
  server.use(llm.anthropic.files({ scope: { id: "session_1", type: "session" } }));
  await upload("d");
  expect(await list({ scope_id: "session_1" })).toEqual(["d"]);
});

test("a deleted one is gone", async () => {
  const { id } = await upload("a");
  expect(await client.beta.files.delete(id)).toEqual({ id, type: "file_deleted" });
  const gone = { status: 404, error: { error: { type: "not_found_error" } } };
  await expect(client.beta.files.retrieveMetadata(id)).rejects.toMatchObject(gone);
  await expect(client.beta.files.download(id)).rejects.toMatchObject(gone);
  await expect(client.beta.files.delete(id)).rejects.toMatchObject(gone);
});

test("an upload without a file is refused, one with an end says when", async () => {
  const body = new FormData();
  body.append("expires_in_seconds", "60");
  await expect(client.post("/v1/files", { body })).rejects.toMatchObject({
    status: 400,
    error: { error: { message: "file: Field required" } },
  });
  body.append("file", new File(["a"], "a.txt"));
  const { created_at, expires_at } = await client.post<Record<string, string>>("/v1/files", {
    body,
  });
  expect(Date.parse(expires_at!) - Date.parse(created_at!)).toBe(60_000);
});

test("what a test says of them", async () => {
  server.use(
    llm.anthropic.files.retrieveMetadata({ filename: "x" }),
    llm.anthropic.files.download("text"),
    llm.anthropic.files.list([{ id: "file_a" }]),
  );
  expect(await client.beta.files.retrieveMetadata("file_z")).toMatchObject({
    id: "file_z",
    filename: "x",
  });
  expect(await (await client.beta.files.download("file_z")).text()).toBe("text");
  expect((await client.beta.files.list()).data).toMatchObject([{ id: "file_a" }]);
});
