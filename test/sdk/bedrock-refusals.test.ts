// What Converse refuses, each in AWS's words, beside the nearest request that it takes.
import { expect, test } from "vitest";
import { createFetch, errors, llm } from "../../src/index.ts";
import { CASES, type Refusal, result, toolConfig, use, user } from "../support/bedrock-refusals.ts";
import { VALUES } from "../support/bedrock-refused-values.ts";

const fetch = createFetch(...llm.handlers);
const URL = "https://bedrock-runtime.us-east-1.amazonaws.com/model/amazon.nova-lite-v1%3A0";

const BODY = JSON.stringify({ messages: [user] });

async function send(body: unknown, action = "converse"): Promise<Refusal | undefined> {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const response = await fetch(`${URL}/${action}`, { method: "POST", body: text });
  if (response.ok) return undefined;
  const { message } = (await response.json()) as { message: unknown };
  const [type = null] = response.headers.get("x-amzn-errortype")?.split(":") ?? [];
  return { status: response.status, type, message };
}

test.for([...CASES, ...VALUES])("%s", async ([, taken, refused, refusal]) => {
  expect(await send(taken)).toBeUndefined();
  expect(await send(refused)).toEqual(refusal);
  expect(await send(refused, "converse-stream")).toEqual(refusal);
});

test("all that breaks the model is told at once", async () => {
  const inferenceConfig = { maxTokens: 0, topP: 2 };
  expect(await send({ messages: [user], inferenceConfig })).toMatchObject({
    message:
      "2 validation errors detected: Value at 'inferenceConfig.maxTokens' failed to satisfy constraint: Member must have value greater than or equal to 1; Value at 'inferenceConfig.topP' failed to satisfy constraint: Member must have value less than or equal to 1",
  });
});

test.for(["{", "[]", "7"])("%s is no request", async (body) => {
  expect(await send(body)).toEqual({
    status: 400,
    type: "SerializationException",
    message: "Unexpected value type in payload",
  });
});

test("a system's message stands anywhere, and nobody answers in it", async () => {
  const system = { role: "system", content: [{ text: "Be brief." }] };
  const messages = [system, user, { role: "assistant", content: [use("a")] }, system];
  const answer = { role: "user", content: [result("a")] };
  expect(await send({ messages: [...messages, answer], toolConfig })).toBeUndefined();
});

test("a framework around Bedrock tells of what is no request, and of credentials", async () => {
  const service = "http://internal.amazon.com/coral/com.amazon.coral.service/";
  const types = ["ExpiredTokenException", "SerializationException", "UnrecognizedClientException"];
  for (const type of types) {
    const mock = llm.bedrock.converse(errors.custom({ status: 403, type, message: "No." }));
    const answer = await createFetch(mock)(`${URL}/converse`, { method: "POST", body: BODY });
    expect(answer.headers.get("x-amzn-errortype")).toBe(`${type}:${service}`);
  }
});

test.for<[error: { status: number; type?: string }, type: string]>([
  [{ status: 403 }, "AccessDeniedException"],
  [{ status: 424 }, "ModelErrorException"],
  [{ status: 418 }, "ValidationException"],
  [{ status: 499 }, "ValidationException"],
  [{ status: 500 }, "InternalServerException"],
  [{ status: 503 }, "ServiceUnavailableException"],
  [{ status: 503, type: "ModelNotReadyException" }, "ModelNotReadyException"],
])("an error of one's own, %o, is a %s", async ([error, type]) => {
  const mock = llm.bedrock.converse(errors.custom({ ...error, message: "No." }));
  const answer = await createFetch(mock)(`${URL}/converse`, { method: "POST", body: BODY });
  expect([answer.status, answer.headers.get("x-amzn-errortype")]).toEqual([
    error.status,
    `${type}:http://internal.amazon.com/coral/com.amazon.bedrock/`,
  ]);
  expect(await answer.json()).toEqual({ message: "No." });
});

test("what Bedrock's own tools did is asked and answered in one turn", async () => {
  const served = use("s", { name: "nova_code_interpreter", type: "server_tool_use" });
  const messages = [user, { role: "assistant", content: [served, result("s"), use("a")] }];
  const answer = { role: "user", content: [result("a")] };
  expect(await send({ messages: [...messages, answer], toolConfig })).toBeUndefined();
});

test("a stored prompt brings its own messages", async () => {
  const arn = "arn:aws:bedrock:us-east-1:123456789012:prompt/ABCDEFGHIJ:1";
  const url = URL.replace(/model\/.*/, `model/${encodeURIComponent(arn)}/converse`);
  const body = JSON.stringify({ promptVariables: { name: { text: "Ada" } } });
  expect((await fetch(url, { method: "POST", body })).status).toBe(200);
  expect((await fetch(url, { method: "POST" })).status).toBe(200);
});
