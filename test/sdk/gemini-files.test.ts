import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { File as GeminiFile } from "@google/genai";
import { expect, test } from "vitest";
import { errors, llm } from "../../src/index.ts";
import { usePack } from "../support/server.ts";
import { ai } from "./gemini-client.ts";

const server = usePack();

const BYTES = Uint8Array.from({ length: 70_000 }, (_, index) => (index * 7) % 256);
const HOST = "https://generativelanguage.googleapis.com";

function upload(displayName: string, config: object = {}): Promise<GeminiFile> {
  const file = new Blob([BYTES], { type: "application/pdf" });
  return ai.files.upload({ file, config: { displayName, ...config } });
}

/** What the SDK writes to a disk. */
async function download(file: string): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), "msw-llm-"));
  try {
    const downloadPath = join(folder, "file");
    await ai.files.download({ file, downloadPath });
    return new Uint8Array(await readFile(downloadPath));
  } finally {
    await rm(folder, { recursive: true });
  }
}

test("a file is taken in step by step", async () => {
  const mock = llm.gemini.files();
  server.use(mock);
  const file = await upload("a.pdf");
  expect(mock.calls.map(({ body }) => body)).toMatchObject([
    { file: { displayName: "a.pdf", mimeType: "application/pdf", sizeBytes: "70000" } },
    undefined,
  ]);
  const hex = createHash("sha256").update(BYTES).digest("hex");
  expect(file).toMatchObject({
    name: expect.stringMatching(/^files\/[a-z0-9]{12}$/),
    displayName: "a.pdf",
    mimeType: "application/pdf",
    sizeBytes: "70000",
    sha256Hash: Buffer.from(hex).toString("base64"),
    // majors of the SDK ask other versions of the API
    uri: expect.stringMatching(`^${HOST}/v1(beta)?/${file.name}$`),
    state: "ACTIVE",
    source: "UPLOADED",
  });
  const lifetime = Date.parse(file.expirationTime!) - Date.parse(file.createTime!);
  expect(lifetime).toBe(48 * 60 * 60 * 1000);
  expect(await ai.files.get({ name: file.name! })).toEqual(file);
});

test("a large file comes in chunks", async () => {
  const large = new Blob([new Uint8Array(9 * 1024 * 1024)], { type: "video/mp4" });
  const mock = llm.gemini.files();
  server.use(mock);
  const file = await ai.files.upload({ file: large, config: { name: "my-video" } });
  expect(file).toMatchObject({ name: "files/my-video", sizeBytes: String(9 * 1024 * 1024) });
  expect(mock.callCount).toBe(3);
});

test("what was uploaded is not given back, what was generated is the same byte for byte", async () => {
  const { name } = await upload("a.pdf");
  await expect(download(name!)).rejects.toMatchObject({ status: 400 });
  server.use(llm.gemini.files({ source: "GENERATED" }));
  const generated = await upload("b.pdf");
  expect(await download(generated.name!)).toEqual(BYTES);
  const response = await fetch(`${HOST}/download/v1beta/${generated.name}:download?alt=media`);
  expect(response.headers.get("content-type")).toBe("application/pdf");
  expect(new Uint8Array(await response.arrayBuffer())).toEqual(BYTES);
});

test("one that is being processed is ready at the second look", async () => {
  server.use(llm.gemini.files({ state: "PROCESSING" }));
  const { name, state } = await upload("a.mp4");
  const states = [String(state)];
  while (states.at(-1) === "PROCESSING") {
    states.push(String((await ai.files.get({ name: name! })).state));
  }
  expect(states).toEqual(["PROCESSING", "PROCESSING", "ACTIVE"]);
});

test("a list in pages, the newest first", async () => {
  for (const name of ["a", "b", "c", "d", "e"]) await upload(name);
  const names: (string | undefined)[] = [];
  for await (const { displayName } of await ai.files.list({ config: { pageSize: 2 } })) {
    names.push(displayName);
  }
  expect(names.join("")).toBe("edcba");
  expect((await ai.files.list({ config: { pageSize: 2 } })).page).toHaveLength(2);
});

test("a deleted one is gone, and Google does not tell whether it was there", async () => {
  const { name } = await upload("a");
  await ai.files.delete({ name: name! });
  const gone = {
    status: 403,
    message: expect.stringContaining("You do not have permission to access the File"),
  };
  await expect(ai.files.get({ name: name! })).rejects.toMatchObject(gone);
  await expect(ai.files.delete({ name: name! })).rejects.toMatchObject(gone);
  await expect(download(name!)).rejects.toMatchObject(gone);
});

test("what a test says of them", async () => {
  server.use(
    llm.gemini.files.get({ state: "FAILED" }),
    llm.gemini.files.list([{ name: "files/x" }]),
    llm.gemini.files.delete(errors.serverError()),
  );
  expect(await ai.files.get({ name: "files/x" })).toMatchObject({
    name: "files/x",
    state: "FAILED",
  });
  expect((await ai.files.list()).page).toMatchObject([{ name: "files/x" }]);
  await expect(ai.files.delete({ name: "files/x" })).rejects.toMatchObject({ status: 500 });
});

test("an upload that was never begun, and one in one multipart request", async () => {
  const send = (query: string, headers: Record<string, string>): Promise<Response> =>
    fetch(`${HOST}/upload/v1beta/files${query}`, { method: "POST", body: BYTES, headers });
  const unknown = await send("?upload_id=x", { "x-goog-upload-command": "upload, finalize" });
  expect(unknown.status).toBe(404);
  const multipart = await send("", { "x-goog-upload-protocol": "multipart" });
  expect(await multipart.text()).toContain("uploads in one multipart request are not built");
  const begun = await send("", { "x-goog-upload-command": "start" });
  expect([begun.headers.get("content-type"), await begun.text()]).toEqual([
    "text/plain; charset=utf-8",
    "",
  ]);
  const raw = await send("", { "x-goog-upload-protocol": "raw", "content-type": "image/png" });
  expect(await raw.json()).toMatchObject({ file: { mimeType: "image/png", sizeBytes: "70000" } });
});
