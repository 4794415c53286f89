import { describe, expect, test } from "vitest";
import { createFetch, llm } from "../../src/index.ts";
import { createCheck } from "./measure/schema.ts";
import { AS_NAMED, compareKeysBut } from "./named.ts";
import { hasRecordings, readRecordings } from "./recordings.ts";
import { compareKeys, SAME_KEYS } from "./replay.ts";

const fetch = createFetch(...llm.handlers);

/** What was recorded of one endpoint. */
function bodiesOf(provider: string, endpoint: string): unknown[] {
  return readRecordings(provider, endpoint)
    .filter(({ response }) => response.status === 200)
    .map(({ response }) => response.body);
}

async function ask(url: string, init?: RequestInit): Promise<Record<string, unknown>> {
  return (await fetch(url, init)).json() as Promise<Record<string, unknown>>;
}

function upload(
  url: string,
  fields: Record<string, string> = {},
): Promise<Record<string, unknown>> {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  body.append("file", new File(["content"], "a.txt", { type: "text/plain" }));
  return ask(url, { method: "POST", body });
}

describe.runIf(hasRecordings)("openai.files", () => {
  const FILES = "https://api.openai.com/v1/files";
  const forms = readRecordings("openai", "POST /v1/files").filter(
    ({ request }) => typeof request?.body === "string",
  );

  test.for(forms)("takes $file in as it was recorded", async ({ request, response }) => {
    const text = request.body as string;
    const boundary = /^--(\S+)/.exec(text)?.[1];
    const headers = { "content-type": `multipart/form-data; boundary=${boundary}` };
    const body = await ask(FILES, { method: "POST", body: text, headers });
    const recorded = response.body as Record<string, unknown>;
    const { filename, purpose, status } = recorded;
    expect(body).toMatchObject({ filename, purpose, status });
    const lifetime = (file: Record<string, unknown>): unknown =>
      file["expires_at"] && Number(file["expires_at"]) - Number(file["created_at"]);
    expect(lifetime(body)).toBe(lifetime(recorded));
    expect(compareKeys(body, [recorded])).toEqual(SAME_KEYS);
    expect(createCheck("openai", "OpenAIFile")(body)).toEqual([]);
  });

  test("a file and a list of them have the keys of the recordings", async () => {
    const { id } = await upload(FILES, { purpose: "batch" });
    const file = await ask(`${FILES}/${String(id)}`);
    expect(compareKeys(file, bodiesOf("openai", "GET /v1/files/{id}"))).toEqual(SAME_KEYS);
    const list = await ask(FILES);
    expect(compareKeys(list, bodiesOf("openai", "GET /v1/files"))).toEqual(SAME_KEYS);
    expect(createCheck("openai", "ListFilesResponse")(list)).toEqual([]);
  });

  test("a deletion and a content are told of as recorded", async () => {
    for (const { url, response } of readRecordings("openai", "DELETE /v1/files/{id}")) {
      const deletion = await createFetch(llm.openai.files.delete({}))(url, { method: "DELETE" });
      expect(await deletion.json()).toEqual(response.body);
    }
    const [recorded] = readRecordings("openai", "GET /v1/files/{id}/content");
    const content = await createFetch(llm.openai.files.content("a"))(recorded!.url);
    for (const name of ["content-type", "content-disposition"]) {
      const shape = (text = ""): string => text.replace(/"[^"]*"/, '""');
      const own = content.headers.get(name) ?? undefined;
      expect(shape(own)).toBe(shape(recorded!.response.headers?.[name]));
    }
  });

  test("an upload and its parts are as the specification has them", async () => {
    const uploads = "https://api.openai.com/v1/uploads";
    const [headers, method] = [{ "content-type": "application/json" }, "POST"];
    const request = { filename: "a", purpose: "batch", bytes: 1, mime_type: "text/jsonl" };
    const pending = await ask(uploads, { method, headers, body: JSON.stringify(request) });
    const check = createCheck("openai", "Upload");
    expect(check(pending)).toEqual([]);
    const form = new FormData();
    form.append("data", new File(["a"], "part"));
    const url = `${uploads}/${String(pending["id"])}`;
    const part = await ask(`${url}/parts`, { method, body: form });
    expect(createCheck("openai", "UploadPart")(part)).toEqual([]);
    const body = JSON.stringify({ part_ids: [part["id"]] });
    const completed = await ask(`${url}/complete`, { method, headers, body });
    expect([completed["status"], check(completed)]).toEqual(["completed", []]);
  });
});

describe.runIf(hasRecordings)("anthropic.files", () => {
  const FILES = "https://api.anthropic.com/v1/files";

  test("a file and a list of them have the keys of the recordings", async () => {
    const file = await upload(FILES);
    expect(compareKeys(file, bodiesOf("anthropic", "POST /v1/files"))).toEqual(SAME_KEYS);
    expect(createCheck("anthropic", "BetaFileMetadataSchema")(file)).toEqual([]);
    const list = await ask(FILES);
    expect(createCheck("anthropic", "BetaFileListResponse")(list)).toEqual([]);
    const recorded = bodiesOf("anthropic", "GET /v1/files");
    expect(compareKeysBut("anthropic files.list", list, { recorded })).toEqual(AS_NAMED);
  });

  test("what cannot be downloaded is told of as recorded", async () => {
    const [recorded] = readRecordings("anthropic", "GET /v1/files/{id}/content");
    const id = /file_\w+/.exec(recorded!.url)![0];
    const body = new FormData();
    body.append("file", new File(["a"], "a.pdf"));
    const own = createFetch(llm.anthropic.files({ id }), ...llm.handlers);
    await own(FILES, { method: "POST", body });
    const response = await own(recorded!.url);
    expect(response.status).toBe(recorded!.response.status);
    const { request_id: _, ...expected } = recorded!.response.body as Record<string, unknown>;
    expect(await response.json()).toMatchObject(expected);
    expect(response.headers.get("x-should-retry")).toBe("false");
  });

  test("a deletion is told of as recorded", async () => {
    const [recorded] = readRecordings("anthropic", "DELETE /v1/files/{id}");
    const own = createFetch(llm.anthropic.files.delete({}));
    const response = await own(recorded!.url, { method: "DELETE" });
    expect(await response.json()).toEqual(recorded!.response.body);
  });
});

describe.runIf(hasRecordings)("gemini.files", () => {
  const HOST = "https://generativelanguage.googleapis.com";

  test("a file and a list of them have the keys of the recordings", async () => {
    const start = await fetch(`${HOST}/upload/v1beta/files?key=test`, {
      method: "POST",
      headers: { "x-goog-upload-command": "start", "content-type": "application/json" },
      body: JSON.stringify({ file: { displayName: "a" } }),
    });
    const url = start.headers.get("x-goog-upload-url")!;
    const [recorded] = readRecordings("gemini", "POST /upload/v1beta/files");
    expect([...new URL(url).searchParams.keys()]).toEqual([
      ...new URL(recorded!.url).searchParams.keys(),
    ]);
    const headers = { "x-goog-upload-command": "upload, finalize" };
    const response = await fetch(url, { method: "POST", headers, body: "content" });
    expect(response.headers.get("x-goog-upload-status")).toBe("final");
    const uploaded = (await response.json()) as { file: { name: string } };
    expect(compareKeys(uploaded, [recorded!.response.body])).toEqual(SAME_KEYS);

    const file = await ask(`${HOST}/v1beta/${uploaded.file.name}`);
    const { displayName: _, ...nameless } = file;
    expect(compareKeys(nameless, bodiesOf("gemini", "GET /v1beta/files/{id}"))).toEqual(SAME_KEYS);
    expect(createCheck("gemini", "File")(file)).toEqual([]);
    const list = await ask(`${HOST}/v1beta/files`);
    expect(compareKeys(list, bodiesOf("gemini", "GET /v1beta/files"))).toEqual(SAME_KEYS);
    expect(createCheck("gemini", "ListFilesResponse")(list)).toEqual([]);
    const deleted = await ask(`${HOST}/v1beta/${uploaded.file.name}`, { method: "DELETE" });
    expect([deleted]).toEqual(bodiesOf("gemini", "DELETE /v1beta/files/{id}"));
  });
});
