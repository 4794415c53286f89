import { AzureOpenAI } from "openai";
import { beforeAll, expect, test } from "vitest";
import { errors, llm, toolCall } from "../../src/index.ts";
import { toParams } from "../support/openai-chat-client.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
let client: AzureOpenAI;
beforeAll(() => {
  // such an endpoint, with its slash, is what Azure's portal shows
  const endpoint = "https://acme.openai.azure.com/";
  client = new AzureOpenAI({ apiKey: "test", endpoint, apiVersion: "2024-10-21", maxRetries: 0 });
});

const PASSED = { filtered: false, severity: "safe" };
const ABSENT = { filtered: false, detected: false };
const PASSED_TEXT = {
  hate: PASSED,
  protected_material_code: ABSENT,
  protected_material_text: ABSENT,
  self_harm: PASSED,
  sexual: PASSED,
  violence: PASSED,
};

interface Choice {
  delta: Record<string, unknown>;
  content_filter_results: unknown;
}

/** What the wire has and the SDK's types don't. */
function toWire(value: unknown): Record<string, unknown> {
  return value as Record<string, unknown>;
}

test("the filters' results are with each choice, and keys in the order of the alphabet", async () => {
  server.use(llm.azureOpenAI.chat("Hi"));
  const request = { ...toParams({}), n: 2 };
  const completion = toWire(await client.chat.completions.create(request));
  const choices = completion["choices"] as object[];
  expect(choices).toHaveLength(2);
  for (const choice of choices) {
    expect(choice).toMatchObject({ content_filter_results: PASSED_TEXT });
    expect(Object.keys(choice)).toEqual(Object.keys(choice).toSorted());
  }
  expect(completion["prompt_filter_results"]).toEqual([
    {
      prompt_index: 0,
      content_filter_results: {
        hate: PASSED,
        jailbreak: ABSENT,
        self_harm: PASSED,
        sexual: PASSED,
        violence: PASSED,
      },
    },
  ]);
  expect(completion).not.toHaveProperty("service_tier");
  expect(Object.keys(completion)).toEqual(Object.keys(completion).toSorted());
});

test("a stream begins with a chunk of the prompt alone, and a tool call has no results", async () => {
  server.use(llm.azureOpenAI.chat(["Let me look.", toolCall("get_weather", { city: "Oslo" })]));
  const stream = await client.chat.completions.create({ ...toParams({}), stream: true });
  const chunks: Record<string, unknown>[] = [];
  for await (const chunk of stream) chunks.push(toWire(chunk));
  expect(chunks[0]).toEqual({
    choices: [],
    created: 0,
    id: "",
    model: "",
    object: "",
    prompt_filter_results: [expect.objectContaining({ prompt_index: 0 })],
  });
  const choices = chunks.slice(1).map(({ choices }) => (choices as Choice[])[0]!);
  for (const { delta, content_filter_results: results } of choices) {
    expect(results).toEqual(delta["content"] ? PASSED_TEXT : {});
  }
  expect(choices.some(({ delta }) => delta["tool_calls"])).toBe(true);
});

test("an answer that was filtered says so, in a body and in a stream", async () => {
  server.use(llm.azureOpenAI.chat({ content: ["Hel"], finishReason: "content-filter" }));
  const results = { ...PASSED_TEXT, hate: { filtered: true, severity: "high" } };
  const filtered = { finish_reason: "content_filter", content_filter_results: results };
  const { choices } = await client.chat.completions.create(toParams({}));
  expect(choices[0]).toMatchObject(filtered);
  const stream = await client.chat.completions.create({ ...toParams({}), stream: true });
  const chunks = [];
  for await (const chunk of stream) chunks.push(chunk);
  expect(chunks.at(-1)?.choices[0]).toMatchObject(filtered);
});

test("a test says what the filters found, in a body and in a stream", async () => {
  const violence = { filtered: false, severity: "low" };
  const jailbreak = { detected: true, filtered: false };
  const body = {
    choices: [{ content_filter_results: { violence } }],
    prompt_filter_results: [{ prompt_index: 0, content_filter_results: { jailbreak } }],
  };
  server.use(llm.azureOpenAI.chat({ content: ["Hi"], body }));
  const completion = toWire(await client.chat.completions.create(toParams({})));
  expect(completion).toMatchObject(body);
  const stream = await client.chat.completions.create({ ...toParams({}), stream: true });
  const chunks: Record<string, unknown>[] = [];
  for await (const chunk of stream) chunks.push(toWire(chunk));
  expect(chunks[0]).toMatchObject({ prompt_filter_results: body.prompt_filter_results });
  expect(chunks.at(-1)).toMatchObject({ choices: body.choices });
  server.use(llm.azureOpenAI.chat({ content: ["Hi"], body: { choices: [{ index: 7 }] } }));
  const refused = client.chat.completions.create({ ...toParams({}), stream: true });
  await expect(Promise.resolve(refused).then(readAll)).rejects.toThrow(
    /body.choices cannot be merged/,
  );
});

test("a blocked prompt is refused with what the filters found", async () => {
  server.use(llm.azureOpenAI.chat(errors.contentFiltered()));
  await expect(client.chat.completions.create(toParams({}))).rejects.toMatchObject({
    status: 400,
    code: "content_filter",
    param: "prompt",
    type: null,
    error: {
      status: 400,
      innererror: {
        code: "ResponsibleAIPolicyViolation",
        content_filter_result: {
          hate: { filtered: true, severity: "high" },
          jailbreak: { filtered: false, detected: false },
        },
      },
    },
  });
});

test("completions and embeddings of a deployment", async () => {
  server.use(llm.azureOpenAI.completions("in Oslo"), llm.azureOpenAI.embeddings([[0.5, 0.25]]));
  const completion = toWire(await client.completions.create({ model: "m", prompt: "It rains " }));
  expect(completion).toMatchObject({
    choices: [{ text: "in Oslo", content_filter_results: PASSED_TEXT }],
    prompt_filter_results: [{ prompt_index: 0 }],
  });
  const { data } = await client.embeddings.create({ model: "m", input: "Hi" });
  expect(data[0]?.embedding).toEqual([0.5, 0.25]);
  server.use(llm.azureOpenAI.completions(["in Os", errors.rateLimit()]));
  const stream = await client.completions.create({ model: "m", prompt: "It rains ", stream: true });
  await expect(readAll(stream)).rejects.toMatchObject({ code: "RateLimitReached" });
});

async function readAll(stream: AsyncIterable<unknown>): Promise<void> {
  for await (const _ of stream);
}
