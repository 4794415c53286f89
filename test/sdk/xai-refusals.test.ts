import { expect, test } from "vitest";
import { createFetch, llm } from "../../src/index.ts";

const { xai } = llm;
const speech = xai.tts(new Uint8Array([1]));
const send = createFetch(speech, xai.stt("Hi"), ...xai.handlers);

async function post(path: string, body: object): Promise<[status: number, body: unknown]> {
  const response = await send(`https://api.x.ai/v1/${path}`, {
    method: "POST",
    body: body instanceof FormData ? body : JSON.stringify(body),
  });
  const isJSON = response.headers.get("content-type")?.includes("json");
  return [response.status, isJSON ? await response.json() : undefined];
}

// none is recorded: these are OpenAI's words
test.for<[wrong: object, error: string, near: object]>([
  [{ language: "en" }, "Missing required parameter: 'text'.", { text: "Hi" }],
  [
    { text: "Hi", output_format: "mp3" },
    "Invalid type for 'output_format': expected an object, but got a string instead.",
    { text: "Hi", output_format: {} },
  ],
  [
    { text: "Hi", output_format: { codec: "aac" } },
    "Invalid value: 'aac'. Supported values are: 'mp3', 'wav', 'pcm', 'mulaw', and 'alaw'.",
    { text: "Hi", output_format: { codec: "pcm" } },
  ],
])("speech: %j", async ([wrong, error, near]) => {
  expect(await post("tts", wrong)).toMatchObject([400, { error }]);
  expect((await post("tts", near))[0]).toBe(200);
});

test("speech: as long and in every format as is documented", async () => {
  expect(await post("tts", { text: "a".repeat(15_001) })).toMatchObject([
    400,
    {
      error:
        "Invalid 'text': string too long. Expected a string with maximum length 15000, but got a string with length 15001 instead.",
    },
  ]);
  expect((await post("tts", { text: "a".repeat(15_000) }))[0]).toBe(200);
  for (const codec of ["mp3", "wav", "pcm", "mulaw", "alaw"]) {
    expect((await post("tts", { text: "Hi", output_format: { codec } }))[0]).toBe(200);
  }
});

test("transcriptions: a file, or a URL in its place", async () => {
  const form = (field: string): FormData => {
    const body = new FormData();
    body.append(field, "https://sounds.example/a.mp3");
    return body;
  };
  expect(await post("stt", form("language"))).toMatchObject([
    400,
    { error: "Missing required parameter: 'file'." },
  ]);
  expect(await post("stt", form("url"))).toMatchObject([200, { text: "Hi" }]);
});

const ADDED = { batch_request_id: "a", batch_request: { responses: {} } };

test.for<[wrong: unknown, error: string, near: unknown[]]>([
  [undefined, "Missing required parameter: 'batch_requests'.", []],
  [{}, "Invalid type for 'batch_requests': expected an array, but got an object instead.", [ADDED]],
  [
    [ADDED, { ...ADDED, batch_request_id: undefined }],
    "Missing required parameter: 'batch_requests[1].batch_request_id'.",
    [ADDED, { ...ADDED, batch_request_id: "b" }],
  ],
  [
    [{ ...ADDED, batch_request: "Hi" }],
    "Missing required parameter: 'batch_requests[0].batch_request'.",
    [{ ...ADDED, batch_request: {} }],
  ],
])("requests of a batch: %j", async ([wrong, error, near]) => {
  const [, batch] = await post("batches", { name: "a" });
  const path = `batches/${(batch as { batch_id: string }).batch_id}/requests`;
  expect(await post(path, { batch_requests: wrong })).toMatchObject([400, { error }]);
  expect((await post(path, { batch_requests: near }))[0]).toBe(200);
});

test("a batch has a name", async () => {
  expect(await post("batches", {})).toMatchObject([
    400,
    { error: "Missing required parameter: 'name'." },
  ]);
});
