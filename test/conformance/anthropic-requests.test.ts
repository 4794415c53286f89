import { expect, test } from "vitest";
import { decode } from "../../src/codecs/anthropic-messages/decode.ts";
import { validate, validatePrompt } from "../../src/codecs/anthropic-messages/validate.ts";
import type { LLMError } from "../../src/errors.ts";
import { llm } from "../../src/index.ts";
import { createStore } from "../../src/store.ts";
import { createCheckedFetch } from "./checked-fetch.ts";
import { readRecordings, type Recording } from "./recordings.ts";

const messages = readRecordings("anthropic", "POST /v1/messages");
const counts = readRecordings("anthropic", "POST /v1/messages/count_tokens");

/** Of recordings that kept their request. */
function sent(recordings: Recording[], statuses: number[]): Recording[] {
  return recordings.filter(
    ({ request, response }) => statuses.includes(response.status) && isObject(request?.body),
  );
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

const CONTEXT = {
  now: 0,
  generateId: () => "",
  countTokens: () => 0,
  send: () => Promise.reject(new Error("nothing is sent")),
};

function judge({ url, request, file }: Recording): LLMError | undefined {
  const call = decode({
    method: "POST",
    url,
    params: {},
    query: new URL(url).searchParams,
    headers: new Headers(),
    body: request.body,
    malformed: false,
  });
  const context = { ...CONTEXT, store: createStore() };
  return (file.includes("count-tokens") ? validatePrompt : validate)(call, context);
}

test.for(sent([...messages, ...counts], [200, 401, 404]))("$file is accepted", (recording) => {
  expect(judge(recording)).toBeUndefined();
});

const VERTEX = "POST /v1/projects/{p}/locations/{l}/publishers/anthropic/models/{m}";
const elsewhere = [
  ...readRecordings("bedrock", "POST /model/{m}/invoke"),
  ...readRecordings("bedrock", "POST /model/{m}/invoke-with-response-stream"),
  ...readRecordings("vertex", `${VERTEX}:rawPredict`),
  ...readRecordings("vertex", `${VERTEX}:streamRawPredict`),
].filter(({ request }) => isObject(request?.body) && "anthropic_version" in request.body);

/** There the model stands in the URL. */
test.for(sent(elsewhere, [200, 503]))("$file would be accepted here", (recording) => {
  const { request } = recording;
  const body = { model: "claude", ...(request.body as object) };
  expect(judge({ ...recording, request: { ...request, body } })).toBeUndefined();
});

/** Limits that the index takes for a model's own: the documentation has them for all. */
const COUNTABLE = ["0afc7a28", "e1b8732f"];
const refused = sent(messages, [400]).filter(
  ({ file, decidable }) => decidable === "yes" || COUNTABLE.some((hash) => file.includes(hash)),
);

test.for(refused)("$file is refused in the same words", async (recording) => {
  const response = await createCheckedFetch(...llm.handlers)(recording.url, {
    method: "POST",
    body: JSON.stringify(recording.request.body),
  });
  expect(response.status).toBe(400);
  expect(response.headers.get("x-should-retry")).toBe("false");
  expect(await response.json()).toMatchObject({
    error: (recording.response.body as { error: object }).error,
  });
});
