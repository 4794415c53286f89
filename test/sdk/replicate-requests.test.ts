import Replicate from "replicate";
import { beforeAll, expect, test } from "vitest";
import { errors, llm, sequence } from "../../src/index.ts";
import { usePack } from "../support/server.ts";

const MODEL = "meta/meta-llama-3-70b-instruct";
const input = { prompt: "Hello" };

const server = usePack();
let client: Replicate;
beforeAll(() => void (client = new Replicate({ auth: "r8_test" })));

test("what most models have is read from the input", async () => {
  const mock = llm.replicate.predictions("one two three four five six");
  server.use(mock);
  const output = (await client.run(MODEL, {
    input: {
      system_prompt: "Be brief.",
      prompt: "Hello",
      image: "https://example.com/a.png",
      max_tokens: 50,
      stop_sequences: " four, five",
      temperature: 0.5,
      seed: 7,
    },
  })) as string[];
  expect(output.join("")).toBe("one two three");
  expect(mock.calls[0]).toMatchObject({
    system: "Be brief.",
    lastUserText: "Hello",
    maxOutputTokens: 50,
    stopSequences: [" four", " five"],
    temperature: 0.5,
    seed: 7,
  });
  const messages = [{ role: "user", content: "Hi you" }];
  await client.run(MODEL, { input: { messages, max_completion_tokens: 1 } });
  expect(mock.calls[1]).toMatchObject({ lastUserText: "Hi you", finishReason: "length" });
});

test("deployments are predictions, too", async () => {
  server.use(llm.replicate.deployments("Hi"));
  const prediction = await client.deployments.predictions.create("me", "mine", {
    input,
    wait: true,
  });
  expect(prediction).toMatchObject({ status: "succeeded", output: ["Hi"], model: "me/mine" });
});

test("models", async () => {
  expect(await client.models.get("me", "mine")).toMatchObject({ owner: "me", name: "mine" });
  server.use(llm.replicate.models.get({ description: "My own" }));
  expect(await client.models.get("me", "mine")).toMatchObject({ description: "My own" });
  const { results } = await client.models.list();
  expect(results[0]).toMatchObject({ owner: "meta", name: "meta-llama-3-70b-instruct" });
});

test("errors are the SDK's own, and a limit is tried again", async () => {
  const mock = llm.replicate.predictions(sequence(errors.rateLimit({ retryAfter: 2 }), "ok"));
  server.use(mock);
  expect(await client.run(MODEL, { input })).toEqual(["ok"]);
  expect(mock.calls.map(({ status }) => status)).toEqual([429, 201]);
  for (const [error, status, words] of [
    [errors.invalidApiKey(), 401, /"title":"Unauthenticated"/],
    [errors.insufficientQuota(), 402, /"title":"Insufficient credit"/],
    [errors.modelNotFound(), 404, /could not be found/],
    [errors.serverError(), 500, /"status":500/],
    [errors.custom({ status: 418, message: "I'm a teapot" }), 418, /I'm a teapot/],
    [errors.custom({ status: 418, type: "Teapot" }), 418, /"title":"Teapot"/],
  ] as const) {
    server.use(llm.replicate.predictions(error));
    await expect(client.run(MODEL, { input })).rejects.toMatchObject({
      name: "ApiError",
      message: expect.stringMatching(words) as unknown,
      response: { status },
    });
  }
});

test("what Replicate refuses, in its words", async () => {
  const post = async (path: string, body: object): Promise<unknown> => {
    const url = `https://api.replicate.com/v1${path}`;
    const response = await fetch(url, { method: "POST", body: JSON.stringify(body) });
    return response.status === 201 ? 201 : await response.json();
  };
  expect(await post("/predictions", { input })).toEqual({
    title: "Input validation failed",
    detail: "- version is required\n",
    status: 422,
    invalid_fields: [{ type: "required", field: "", description: "version is required" }],
  });
  for (const body of [{}, { input: null }]) {
    expect(await post(`/models/${MODEL}/predictions`, body)).toMatchObject({
      status: 422,
      detail: "- input is required\n",
    });
  }
  expect(await post(`/models/${MODEL}/predictions`, { input: "Hi" })).toEqual({
    title: "Input validation failed",
    status: 422,
    detail: "- input: Invalid type. Expected: object\n",
  });
  expect(await post(`/models/${MODEL}/predictions`, { input: {} })).toBe(201);
  await expect(client.predictions.get("unknown")).rejects.toThrow(/could not be found/);
  expect((await fetch("https://stream.replicate.com/v1/streams/unknown")).status).toBe(404);
  const own = errors.custom({ status: 418, param: "input", message: "No." });
  server.use(llm.replicate.predictions(own));
  const refused = await post(`/models/${MODEL}/predictions`, { input });
  expect(refused).toEqual({ detail: "No.", status: 418 });
});
