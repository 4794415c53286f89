import { expect, test } from "vitest";
import { createFetch, llm } from "../../src/index.ts";
import { detail, post, refused, worded } from "../support/mistral-refusals.ts";

const model = "m";
const USER = { role: "user", content: "Hello" };
const UNKNOWN = { role: "x" };
const EMBED = { model, input: "a" };
const JOB = { endpoint: "/v1/chat/completions" };
const DOCUMENT = { type: "document_url", document_url: "https://example.com/a.pdf" };

const UNKNOWN_TAG =
  "Input tag 'x' found using 'role' does not match any of the expected tags: 'system', 'user', 'assistant', 'tool'";

test.for<[path: string, body: object, expected: object]>([
  ["agents/completions", { messages: [USER] }, detail("missing", "agent_id")],
  ["fim/completions", { model }, detail("missing", "prompt")],
  ["fim/completions", { model, prompt: 1 }, detail("string_type", "prompt")],
  ["embeddings", { input: "a" }, detail("missing", "model")],
  ["embeddings", { model }, detail("missing", "input")],
  ["embeddings", { model, input: 1 }, detail("string_type", "input")],
  ["embeddings", { model, input: ["a", 1] }, detail("string_type", "input", 1)],
  ["embeddings", { ...EMBED, output_dimension: 0 }, detail("greater_than", "output_dimension")],
  ["embeddings", { ...EMBED, output_dimension: 1.5 }, detail("int_from_float", "output_dimension")],
  [
    "embeddings",
    { ...EMBED, output_dtype: "int4" },
    worded(
      "enum",
      "Input should be 'float', 'int8', 'uint8', 'binary' or 'ubinary'",
      "output_dtype",
    ),
  ],
  [
    "embeddings",
    { ...EMBED, encoding_format: "hex" },
    worded("enum", "Input should be 'float' or 'base64'", "encoding_format"),
  ],
  ["moderations", { input: "a" }, detail("missing", "model")],
  ["moderations", { model }, detail("missing", "input")],
  ["moderations", { model, input: 1 }, detail("string_type", "input")],
  ["moderations", { model, input: ["a", 1] }, detail("string_type", "input", 1)],
  ["chat/moderations", { model, input: "Hi" }, detail("list_type", "input")],
  ["chat/moderations", { model, input: 7 }, detail("list_type", "input")],
  [
    "chat/moderations",
    { model, input: [UNKNOWN] },
    worded("union_tag_invalid", UNKNOWN_TAG, "input", 0),
  ],
  [
    "chat/moderations",
    { model, input: [[USER], [UNKNOWN]] },
    worded("union_tag_invalid", UNKNOWN_TAG, "input", 1, 0),
  ],
  [
    "chat/classifications",
    { model, input: { messages: "Hi" } },
    detail("list_type", "input", "messages"),
  ],
  [
    "chat/classifications",
    { model, input: [{ messages: [USER] }, { messages: [UNKNOWN] }] },
    worded("union_tag_invalid", UNKNOWN_TAG, "input", 1, 0),
  ],
  ["ocr", { document: DOCUMENT }, detail("missing", "model")],
  ["ocr", { model: 1, document: DOCUMENT }, detail("string_type", "model")],
  ["ocr", { model }, detail("missing", "document")],
  ["ocr", { model, document: "a.pdf" }, detail("dict_type", "document")],
  ["batch/jobs", { requests: [] }, detail("missing", "endpoint")],
  ["batch/jobs", { ...JOB, input_files: "f" }, detail("list_type", "input_files")],
  ["batch/jobs", { ...JOB, input_files: [1] }, detail("string_type", "input_files", 0)],
  ["batch/jobs", { ...JOB, requests: {} }, detail("list_type", "requests")],
  [
    "batch/jobs",
    { ...JOB, requests: [{ body: {} }, { custom_id: "a" }] },
    detail("missing", "requests", 1, "body"),
  ],
])("%s refuses %j", async ([path, body, expected]) => {
  expect(await post(path, body)).toMatchObject(expected);
});

test.for<[path: string, body: object]>([
  ["fim/completions", { model, prompt: "" }],
  ["embeddings", { ...EMBED, output_dimension: 1 }],
  ["embeddings", { ...EMBED, output_dimension: null, output_dtype: "ubinary" }],
  ["embeddings", { ...EMBED, encoding_format: "base64" }],
  ["moderations", { model, input: "a" }],
  ["chat/moderations", { model, input: [USER] }],
  ["chat/moderations", { model, input: [[USER], [USER]] }],
  ["chat/classifications", { model, input: { messages: [USER] } }],
  ["ocr", { model: null, document: DOCUMENT }],
  ["batch/jobs", { ...JOB, input_files: null, requests: [{ body: {} }] }],
])("%s accepts %j", async ([path, body]) => {
  expect((await post(path, body)).status).toBe(200);
});

test("every kind of number, and every format of sounds", async () => {
  for (const output_dtype of ["float", "int8", "uint8", "binary", "ubinary"]) {
    expect((await post("embeddings", { ...EMBED, output_dtype })).status).toBe(200);
  }
  const speech = { input: "Hi" };
  const fetch = createFetch(llm.mistral.speech(new Uint8Array([1])));
  for (const response_format of ["pcm", "wav", "mp3", "flac", "opus"]) {
    const body = JSON.stringify({ ...speech, response_format });
    const url = "https://api.mistral.ai/v1/audio/speech";
    expect((await fetch(url, { method: "POST", body })).status).toBe(200);
  }
  expect(await post("audio/speech", { response_format: "ogg" })).toMatchObject(
    detail("missing", "input"),
  );
  expect(await post("audio/speech", { input: 1 })).toMatchObject(detail("string_type", "input"));
  expect(await post("audio/speech", { ...speech, response_format: "ogg" })).toMatchObject(
    worded("enum", "Input should be 'pcm', 'wav', 'mp3', 'flac' or 'opus'", "response_format"),
  );
});

test("a transcription names its model, as a body is JSON", async () => {
  const fetch = createFetch(...llm.mistral.handlers);
  const ask = async (path: string, body: BodyInit): Promise<unknown> => {
    const response = await fetch(`https://api.mistral.ai/v1/${path}`, { method: "POST", body });
    return { status: response.status, body: await response.json() };
  };
  const form = new FormData();
  form.set("file_url", "https://example.com/a.mp3");
  expect(await ask("audio/transcriptions", form)).toMatchObject(detail("missing", "model"));
  form.set("model", "voxtral-mini-latest");
  expect(await ask("audio/transcriptions", form)).toMatchObject({ status: 200 });
  const broken = worded("json_invalid", "JSON decode error", 0);
  expect(await ask("embeddings", "{")).toMatchObject(broken);
});

test("256 texts at once, and no more", async () => {
  const ask = (count: number) => post("embeddings", { model, input: Array(count).fill("a") });
  expect(await ask(257)).toMatchObject(
    refused(
      "invalid_request_prompt",
      "3210",
      "Too many inputs in request, split into more batches.",
    ),
  );
  expect((await ask(256)).status).toBe(200);
});

test("a conversation, alone or in lists, is judged as one", async () => {
  const mock = llm.mistral.classifications.chat({ mood: "good" });
  const fetch = createFetch(mock);
  const read = async (input: unknown): Promise<unknown> => {
    const url = "https://api.mistral.ai/v1/chat/classifications";
    await fetch(url, { method: "POST", body: JSON.stringify({ model, input }) });
    return (mock.calls.at(-1) as unknown as { values: string[] }).values;
  };
  const other = { role: "user", content: "Bye" };
  expect(await read({ messages: [USER, other] })).toEqual(["Hello\nBye"]);
  const image = { type: "image_url", image_url: "data:image/png;base64,AAAA" };
  const parts = [{ type: "text", text: "Hello" }, image];
  const system = { role: "system", content: "Brief." };
  expect(await read([system, { role: "user", content: parts }, other])).toEqual([
    "Brief.\nHello\nBye",
  ]);
  expect(await read([{ messages: [USER] }, { messages: [other] }])).toEqual(["Hello", "Bye"]);
  expect(await read([[USER], [other]])).toEqual(["Hello", "Bye"]);
});
