// What InvokeModel says besides the bodies, and how it fails.
import { expect, test } from "vitest";
import { errors, faults, llm, reasoning } from "../../src/index.ts";
import { invoke, stream } from "../support/bedrock-invoke.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
const USAGE = { inputTokens: 7, outputTokens: 3 };

test("headers tell the tokens, whatever the body", async () => {
  server.use(llm.bedrock.invokeModel({ content: "Hi", usage: USAGE }));
  const response = await fetch(
    "https://bedrock-runtime.us-west-2.amazonaws.com/model/meta.llama3-8b-instruct-v1%3A0/invoke",
    { method: "POST", body: JSON.stringify({ prompt: "Hi" }) },
  );
  expect(response.headers.get("x-amzn-bedrock-input-token-count")).toBe("7");
  expect(response.headers.get("x-amzn-bedrock-output-token-count")).toBe("3");
  expect(response.headers.get("x-amzn-requestid")).toMatch(
    /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/,
  );
});

test("a model that answers in text alone carries nothing else", async () => {
  const mock = llm.bedrock.invokeModel([reasoning("Hm."), "Yes."]);
  server.use(mock);
  const asked = invoke("mistral.mistral-7b-instruct-v0:2", { prompt: "Hi" });
  await expect(asked).rejects.toThrow(/answers in text alone, and the reply has a reasoning/);
});

test("a filter is told where the model has a word for it", async () => {
  server.use(llm.bedrock.invokeModel(errors.contentFiltered()));
  expect(await invoke("amazon.titan-text-lite-v1", { inputText: "Hi" })).toMatchObject({
    results: [{ completionReason: "CONTENT_FILTERED" }],
  });
  await expect(invoke("meta.llama3-8b-instruct-v1:0", { prompt: "Hi" })).rejects.toThrow(
    /this model ends with "stop" or "length"/,
  );
});

test("an exception in the stream has its own class", async () => {
  server.use(llm.bedrock.invokeModel(["Hel", errors.gatewayTimeout()]));
  await expect(stream("meta.llama3-8b-instruct-v1:0", { prompt: "Hi" })).rejects.toMatchObject({
    name: "ModelTimeoutException",
  });
});

test("a frame that is broken, and one that is cut", async () => {
  const ask = () => stream("meta.llama3-8b-instruct-v1:0", { prompt: "Hi" });
  server.use(llm.bedrock.invokeModel(["Hel", faults.malformed()]));
  await expect(ask()).rejects.toThrow(/message checksum \(\d+\) did not match/);
  server.use(llm.bedrock.invokeModel(["Hel", faults.truncate()]));
  await expect(ask()).rejects.toThrow(/Truncated event message received/);
});

test.for([
  ["amazon.nova-pro-v1:0", {}, "messages"],
  ["amazon.titan-text-lite-v1", {}, "inputText"],
  ["meta.llama3-8b-instruct-v1:0", {}, "prompt"],
  ["cohere.command-r-v1:0", {}, "message"],
] as const)("%s without its %s is refused", async ([model, body, key]) => {
  await expect(invoke(model, body)).rejects.toMatchObject({
    name: "ValidationException",
    message: `Malformed input request: #: required key [${key}] not found, please reformat your input and try again.`,
  });
});

test("Nova's cache points are counted in headers and bodies", async () => {
  const long = Array.from({ length: 2000 }, (_, index) => `word${index}`).join(" ");
  const body = {
    system: [{ text: long }, { cachePoint: { type: "default" } }],
    messages: [{ role: "user", content: [{ text: "Hi" }] }],
  };
  server.use(llm.bedrock.invokeModel("Hi", { promptCache: true }));
  const first = await invoke("amazon.nova-pro-v1:0", body);
  const second = await invoke("amazon.nova-pro-v1:0", body);
  const { cacheWriteInputTokenCount: written } = first["usage"] as Record<string, number>;
  expect(written).toBeGreaterThan(1024);
  expect(second).toMatchObject({ usage: { cacheReadInputTokenCount: written } });
  const chunks = await stream("amazon.nova-pro-v1:0", body);
  expect(chunks.at(-1)).toMatchObject({
    "amazon-bedrock-invocationMetrics": { cacheReadInputTokenCount: written },
  });
});
