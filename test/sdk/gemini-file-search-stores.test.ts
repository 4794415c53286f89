import type { FileSearchStore, UploadToFileSearchStoreOperation } from "@google/genai";
import { describe, expect, test } from "vitest";
import { errors, llm, source } from "../../src/index.ts";
import { usePack } from "../support/server.ts";
import { ai, toError } from "./gemini-client.ts";

const server = usePack();

const TEXT = "Paris is the capital of France.";

function create(displayName = "Test: file search, grounding & stream"): Promise<FileSearchStore> {
  return ai.fileSearchStores.create({ config: { displayName } });
}

function upload(
  fileSearchStoreName: string,
  displayName = "paris.txt",
): Promise<UploadToFileSearchStoreOperation> {
  const file = new Blob([TEXT], { type: "text/plain" });
  const config = { displayName, customMetadata: [{ key: "year", numericValue: 2026 }] };
  return ai.fileSearchStores.uploadToFileSearchStore({ fileSearchStoreName, file, config });
}

async function refusal(promise: Promise<unknown>): Promise<object> {
  const error: unknown = await promise.catch((reason: unknown) => reason);
  return { ...toError(error), message: (error as Error).message };
}

async function namesOf(pages: Promise<AsyncIterable<{ name?: string }>>): Promise<unknown[]> {
  const names: unknown[] = [];
  for await (const { name } of await pages) names.push(name);
  return names;
}

describe("file search stores", () => {
  test("are made, read, listed in pages and deleted", async () => {
    const made = await create();
    expect(made).toMatchObject({
      name: expect.stringMatching(/^fileSearchStores\/testfilesearchgroundingstre-[a-z0-9]{12}$/),
      displayName: "Test: file search, grounding & stream",
      embeddingModel: "models/gemini-embedding-001",
      createTime: expect.any(String),
    });
    const name = made.name!;
    expect(await ai.fileSearchStores.get({ name })).toEqual(made);
    const other = await ai.fileSearchStores.create({});
    expect(other.name).toMatch(/^fileSearchStores\/[a-z0-9]{12}-[a-z0-9]{12}$/);
    expect(other).not.toHaveProperty("displayName");
    const pages = ai.fileSearchStores.list({ config: { pageSize: 1 } });
    expect(await namesOf(pages)).toEqual([name, other.name]);
    await ai.fileSearchStores.delete({ name });
    expect(await namesOf(ai.fileSearchStores.list())).toEqual([other.name]);
    for (const ask of [
      () => ai.fileSearchStores.get({ name }),
      () => ai.fileSearchStores.delete({ name }),
      () => ai.fileSearchStores.documents.list({ parent: name }),
    ]) {
      expect(await refusal(ask())).toMatchObject({ status: 404, code: "NOT_FOUND" });
    }
  });

  test("take documents in", async () => {
    const { name = "" } = await create();
    const operation = await upload(name);
    expect(operation.name).toMatch(`${name}/upload/operations/paristxt-`);
    const documentName = operation.response!.documentName!;
    expect(operation.response).toMatchObject({ parent: name });
    const done = await ai.operations.get({ operation });
    expect(done).toMatchObject({ done: true, response: { parent: name, documentName } });
    const document = await ai.fileSearchStores.documents.get({ name: documentName });
    expect(document).toMatchObject({
      name: documentName,
      displayName: "paris.txt",
      mimeType: "text/plain",
      sizeBytes: String(TEXT.length),
      state: "STATE_ACTIVE",
      customMetadata: [{ key: "year", numericValue: 2026 }],
    });
    expect(await ai.fileSearchStores.get({ name })).toMatchObject({
      activeDocumentsCount: "1",
      sizeBytes: String(TEXT.length),
    });
    const second = await upload(name, "lyon.txt");
    const pages = ai.fileSearchStores.documents.list({ parent: name, config: { pageSize: 1 } });
    expect(await namesOf(pages)).toEqual([documentName, second.response!.documentName]);
  });

  test("take in what was uploaded before", async () => {
    const { name: fileSearchStoreName = "" } = await create();
    const file = await ai.files.upload({
      file: new Blob([TEXT], { type: "text/plain" }),
      config: { displayName: "paris.txt" },
    });
    const fileName = file.name!;
    const operation = await ai.fileSearchStores.importFile({ fileSearchStoreName, fileName });
    expect(operation.done).toBeUndefined();
    const done = await ai.operations.get({ operation });
    expect(done).toMatchObject({ done: true, response: { parent: fileSearchStoreName } });
    const { page } = await ai.fileSearchStores.documents.list({ parent: fileSearchStoreName });
    expect(page).toMatchObject([
      { displayName: "paris.txt", sizeBytes: String(TEXT.length), state: "STATE_ACTIVE" },
    ]);
    const unknown = { fileSearchStoreName, fileName: "files/unknown" };
    expect(await refusal(ai.fileSearchStores.importFile(unknown))).toMatchObject({
      status: 403,
      message: expect.stringContaining("access the File unknown or it may not exist"),
    });
    const nowhere = { fileSearchStoreName: "fileSearchStores/unknown", fileName };
    expect(await refusal(ai.fileSearchStores.importFile(nowhere))).toMatchObject({ status: 404 });
    expect(await refusal(upload("fileSearchStores/unknown"))).toMatchObject({
      message: expect.stringContaining("Requested entity was not found."),
    });
  });

  test("go with what is in them by force alone", async () => {
    const { name = "" } = await create();
    const { response } = await upload(name);
    const document = { name: response!.documentName! };
    const refused = { status: 400, code: "FAILED_PRECONDITION" };
    expect(await refusal(ai.fileSearchStores.delete({ name }))).toMatchObject(refused);
    expect(await refusal(ai.fileSearchStores.documents.delete(document))).toMatchObject(refused);
    const config = { force: true };
    await ai.fileSearchStores.documents.delete({ ...document, config });
    expect(await refusal(ai.fileSearchStores.documents.get(document))).toMatchObject({
      status: 404,
    });
    await ai.fileSearchStores.delete({ name });
    const { name: other = "" } = await create();
    await upload(other);
    await ai.fileSearchStores.delete({ name: other, config });
    expect(await namesOf(ai.fileSearchStores.list())).toEqual([]);
  });

  test("are what a test says they are, and go with resetHandlers()", async () => {
    server.use(llm.gemini.fileSearchStores({ name: "fileSearchStores/handbook" }));
    const { name = "" } = await create();
    expect(name).toBe("fileSearchStores/handbook");
    server.use(llm.gemini.fileSearchStores.uploadToFileSearchStore({ state: "STATE_FAILED" }));
    const operation = await upload(name);
    const document = { name: operation.response!.documentName! };
    expect(await ai.fileSearchStores.documents.get(document)).toMatchObject({
      state: "STATE_FAILED",
    });
    expect(await ai.fileSearchStores.get({ name })).toMatchObject({ failedDocumentsCount: "1" });
    const error = { code: 13, message: "No." };
    server.use(llm.gemini.fileSearchStores.getOperation({ done: true, error }));
    expect(await ai.operations.get({ operation })).toMatchObject({ done: true, error });
    server.use(llm.gemini.fileSearchStores(errors.rateLimit()));
    expect(await refusal(create())).toMatchObject({ status: 429 });
    server.resetHandlers();
    expect(await refusal(ai.fileSearchStores.get({ name }))).toMatchObject({ status: 404 });
  });

  test("are searched by the reply", async () => {
    const { name = "" } = await create();
    server.use(llm.gemini.generateContent(["Paris.", source({ url: "https://a.b", title: "A" })]));
    const answer = await ai.models.generateContent({
      model: "gemini-2.5-flash",
      contents: "What is the capital of France?",
      config: { tools: [{ fileSearch: { fileSearchStoreNames: [name] } }] },
    });
    expect(answer.text).toBe("Paris.");
  });

  test("have names that are texts", async () => {
    const url = "https://generativelanguage.googleapis.com/v1beta/fileSearchStores";
    const ask = async (body: object): Promise<number> =>
      (await fetch(url, { method: "POST", body: JSON.stringify(body) })).status;
    expect(await ask({ displayName: 1 })).toBe(400);
    expect(await ask({ display_name: "a" })).toBe(200);
  });

  test("take no step of an upload that never began", async () => {
    const { name = "" } = await create();
    const url = `https://generativelanguage.googleapis.com/upload/v1beta/${name}:uploadToFileSearchStore`;
    const step = async (headers: HeadersInit): Promise<number> =>
      (await fetch(`${url}?upload_id=x`, { method: "POST", headers, body: "Hi" })).status;
    expect(await step({ "x-goog-upload-command": "upload, finalize" })).toBe(404);
    expect(await step({})).toBe(200);
  });
});
