import { ApiError, type GenerateContentResponse, GoogleGenAI } from "@google/genai";
import { expect, test } from "vitest";
import { errors, faults, llm, toolCall } from "../../src/index.ts";
import { usePack } from "../support/server.ts";
import { ai, offer, toBody } from "./gemini-client.ts";

const server = usePack();
const model = "gemini-3.5-flash";
const HOST = "https://generativelanguage.googleapis.com";

function post(path: string, body: unknown): Promise<Response> {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return fetch(HOST + path, { method: "POST", body: text });
}

const hello = { contents: [{ role: "user", parts: [{ text: "Hello" }] }] };

test("events: CRLF, no names, no end marker, usage and ids in each", async () => {
  server.use(llm.gemini.generateContent("Hello you"));
  const response = await post(`/v1beta/models/${model}:streamGenerateContent?alt=sse`, hello);
  expect(response.headers.get("content-type")).toBe("text/event-stream");
  const text = await response.text();
  expect(text.endsWith("\r\n\r\n")).toBe(true);
  const events = text.split("\r\n\r\n").slice(0, -1);
  expect(events.every((event) => event.startsWith("data: {"))).toBe(true);
  const chunks = events.map((event) => JSON.parse(event.slice(6)) as GenerateContentResponse);
  expect(chunks.map(({ responseId }) => responseId)).toEqual(
    chunks.map(() => chunks[0]!.responseId),
  );
  expect(chunks.map(({ modelVersion }) => modelVersion)).toEqual(chunks.map(() => model));
  const reasons = chunks.map(({ candidates }) => candidates?.[0]?.finishReason);
  expect(reasons).toEqual([...chunks.slice(1).map(() => undefined), "STOP"]);
});

test("without alt=sse, a JSON array that comes member by member", async () => {
  server.use(llm.gemini.generateContent("Hello you"));
  const response = await post(`/v1beta/models/${model}:streamGenerateContent?key=k`, hello);
  expect(response.headers.get("content-type")).toBe("application/json; charset=UTF-8");
  const text = await response.text();
  expect(text).toMatch(/^\[\{\n  "candidates": \[\n/);
  expect(text).toContain('"\n}\n,\r\n{\n  "candidates"');
  expect(text.endsWith("\n}\n]")).toBe(true);
  const chunks = JSON.parse(text) as { candidates: { content: { parts: { text: string }[] } }[] }[];
  expect(chunks.length).toBeGreaterThan(2);
  expect(chunks.map(({ candidates }) => candidates[0]!.content.parts[0]!.text).join("")).toBe(
    "Hello you",
  );
});

test("errors and faults in a JSON array", async () => {
  const path = `/v1beta/models/${model}:streamGenerateContent`;
  server.use(llm.gemini.generateContent(errors.overloaded()));
  const refused = await post(path, hello);
  expect(refused.status).toBe(503);
  expect(await refused.json()).toMatchObject([{ error: { code: 503, status: "UNAVAILABLE" } }]);
  server.use(llm.gemini.generateContent(["Hel", errors.overloaded()]));
  const broken = (await (await post(path, hello)).json()) as object[];
  expect(broken.at(-1)).toMatchObject({ error: { code: 503, status: "UNAVAILABLE" } });
  server.use(llm.gemini.generateContent(["Hel", faults.truncate()]));
  await expect((await post(path, hello)).json()).rejects.toThrow(SyntaxError);
});

test("a function call ends with STOP, and says what it is", async () => {
  server.use(llm.gemini.generateContent(toolCall("get_time")));
  const path = "/v1beta/models/gemini-2.5-flash:generateContent";
  const { candidates } = (await (
    await post(path, { ...hello, tools: offer("get_time") })
  ).json()) as GenerateContentResponse;
  expect(candidates?.[0]).toEqual({
    content: { parts: [{ functionCall: { name: "get_time", args: {} } }], role: "model" },
    finishReason: "STOP",
    index: 0,
    finishMessage: "Model generated function call(s).",
  });
});

test("an error of a stream is indented JSON in an event stream's type", async () => {
  server.use(llm.gemini.generateContent(errors.modelNotFound()));
  const response = await post("/v1beta/models/gemini-0:streamGenerateContent?alt=sse", hello);
  expect(response.headers.get("content-type")).toBe("text/event-stream");
  const error = {
    code: 404,
    message:
      "models/gemini-0 is not found for API version v1beta, or is not supported for generateContent. Call ModelService.ListModels to see the list of available models and their supported methods.",
    status: "NOT_FOUND",
  };
  expect(await response.text()).toBe(`${JSON.stringify({ error }, null, 2)}\n`);
});

test("a rate limit says when to come back", async () => {
  server.use(llm.gemini.generateContent(errors.rateLimit({ retryAfter: 34 })));
  const error = await ai.models.generateContent({ model, contents: "Hi" }).catch((e: unknown) => e);
  expect(error).toBeInstanceOf(ApiError);
  const { details } = toBody(error as ApiError) as unknown as { details: { "@type": string }[] };
  expect(details.map((detail) => detail["@type"].replace(/.*\./, ""))).toEqual([
    "QuotaFailure",
    "Help",
    "RetryInfo",
  ]);
  expect(details[2]).toMatchObject({ retryDelay: "34s" });
});

test("a bad key is a bad request", async () => {
  server.use(llm.gemini.generateContent(errors.invalidApiKey()));
  const error = await ai.models.generateContent({ model, contents: "Hi" }).catch((e: unknown) => e);
  expect(error).toMatchObject({ name: "ApiError", status: 400 });
  expect((error as ApiError).message).toContain('"reason":"API_KEY_INVALID"');
});

test("an error of your own", async () => {
  const custom = errors.custom({ status: 409, type: "ABORTED", code: "BUSY", message: "Later." });
  server.use(llm.gemini.generateContent(custom));
  const response = await post(`/v1beta/models/${model}:generateContent`, hello);
  expect(response.status).toBe(409);
  expect(await response.json()).toMatchObject({
    error: { code: 409, message: "Later.", status: "ABORTED", details: [{ reason: "BUSY" }] },
  });
});

test("v1, and tuned models", async () => {
  const mock = llm.gemini.generateContent("Hi");
  server.use(mock);
  const v1 = new GoogleGenAI({ apiKey: "test", httpOptions: { apiVersion: "v1" } });
  expect((await v1.models.generateContent({ model: "models/x", contents: "Hi" })).text).toBe("Hi");
  expect((await ai.models.generateContent({ model: "tunedModels/y", contents: "Hi" })).text).toBe(
    "Hi",
  );
  expect(mock.calls.map(({ modelId }) => modelId)).toEqual(["x", "tunedModels/y"]);
  expect(mock.calls[0]?.url).toBe(`${HOST}/v1/models/x:generateContent`);
});

test("a body that is no JSON", async () => {
  const response = await post(`/v1beta/models/${model}:generateContent`, "{contents");
  expect(response.status).toBe(400);
  const description = "Invalid JSON payload received. Unexpected token.";
  const details = [{ fieldViolations: [{ description }] }];
  expect(await response.json()).toMatchObject({ error: { message: description, details } });
});

test("the key is no part of what a spy shows", async () => {
  const mock = llm.gemini.generateContent("Hi");
  server.use(mock);
  await ai.models.generateContent({ model, contents: "Hi" });
  expect([...mock.calls[0]!.headers.keys()]).not.toContain("x-goog-api-key");
});
