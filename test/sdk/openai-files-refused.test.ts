import OpenAI from "openai";
import { beforeAll, describe, expect, test } from "vitest";
import {
  missing,
  type Refusal,
  refusalOf,
  unsupported,
  wrongType,
} from "../support/openai-refusals.ts";
import { usePack } from "../support/server.ts";

usePack();
let client: OpenAI;
beforeAll(() => void (client = new OpenAI({ apiKey: "test", maxRetries: 0 })));

const PURPOSES = ["assistants", "batch", "fine-tune", "vision", "user_data", "evals"];
const LISTED = "'assistants', 'batch', 'fine-tune', 'vision', 'user_data', and 'evals'";
const FILE = new File(["{}"], "a.jsonl");

type FileRow = [what: string, form: Record<string, string | File>, refusal: Refusal | undefined];

test.for<FileRow>([
  ["no file", { purpose: "batch" }, missing("file")],
  ["a file that is a text", { purpose: "batch", file: "a.jsonl" }, missing("file")],
  ["no purpose", { file: FILE }, missing("purpose")],
  ["no purpose of OpenAI's", { file: FILE, purpose: "x" }, unsupported("purpose", "x", LISTED)],
  ...PURPOSES.map((purpose): FileRow => [
    `nothing: ${purpose}`,
    { file: FILE, purpose },
    undefined,
  ]),
])("a file is judged: %s", async ([, form, refusal]) => {
  const body = new FormData();
  for (const [name, value] of Object.entries(form)) body.append(name, value);
  expect(await refusalOf(client.post("/files", { body }))).toEqual(refusal);
});

describe("an upload", () => {
  const WHOLE = { filename: "a.txt", purpose: "vision", bytes: 4, mime_type: "text/plain" };
  const create = (params: object = {}): Promise<OpenAI.Upload> =>
    client.uploads.create({ ...WHOLE, ...params } as never);
  const add = async (id: string, text: string): Promise<string> =>
    (await client.uploads.parts.create(id, { data: new File([text], "part") })).id;
  const complete = (id: string, body: object): Promise<Refusal | undefined> =>
    refusalOf(client.uploads.complete(id, body as never));
  const refusal = (param: string | null, message: string): Refusal => ({
    param,
    code: null,
    message,
  });

  test.for(Object.keys(WHOLE))("needs its %s", async (name) => {
    expect(await refusalOf(create({ [name]: undefined }))).toEqual(missing(name));
  });

  test("has a number of bytes", async () => {
    const wrong = wrongType("bytes", "an integer", "a string");
    expect(await refusalOf(create({ bytes: "4" }))).toEqual(wrong);
    expect(await create({ bytes: 0 })).toMatchObject({ status: "pending", bytes: 0 });
  });

  test("takes parts that are files", async () => {
    const { id } = await create();
    const body = new FormData();
    body.append("data", "text");
    const part = client.post(`/uploads/${id}/parts`, { body });
    expect(await refusalOf(part)).toEqual(missing("data"));
    expect(await add(id, "text")).toMatch(/^part_/);
  });

  test("is completed with its own parts, all bytes and their checksum, once", async () => {
    const { id } = await create();
    const [one, two] = [await add(id, "ab"), await add(id, "cd")];
    expect(await complete(id, {})).toEqual(missing("part_ids"));
    expect(await complete(id, { part_ids: [one, "part_x"] })).toEqual(
      refusal("part_ids", `Upload '${id}' has no such part.`),
    );
    expect(await complete(id, { part_ids: [one] })).toEqual(
      refusal("part_ids", "Expected 4 bytes, but the parts have 2."),
    );
    const part_ids = [one, two];
    expect(await complete(id, { part_ids, md5: "0".repeat(32) })).toEqual(
      refusal("md5", "The md5 checksum does not match the uploaded bytes."),
    );
    // of "abcd", by md5sum
    const md5 = "E2FC714C4727EE9395F324CD2E7F331F";
    expect(await complete(id, { part_ids, md5 })).toBeUndefined();
    expect(await complete(id, { part_ids, md5 })).toEqual(
      refusal(null, `Upload '${id}' is completed.`),
    );
  });

  test("that is cancelled is not completed, and one that is not there neither", async () => {
    const { id } = await create();
    const part_ids = [await add(id, "abcd")];
    await client.uploads.cancel(id);
    expect(await complete(id, { part_ids })).toEqual(refusal(null, `Upload '${id}' is cancelled.`));
    const unknown = client.uploads.complete("upload_x", { part_ids });
    await expect(unknown).rejects.toMatchObject({ status: 404 });
  });
});
