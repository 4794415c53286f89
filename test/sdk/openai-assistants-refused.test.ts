import OpenAI from "openai";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  missing,
  outside,
  type Refusal,
  refusalOf,
  tooLong,
  unsupported,
  wrongType,
} from "../support/openai-refusals.ts";
import { usePack } from "../support/server.ts";

usePack();
let beta: OpenAI["beta"];
beforeAll(() => void ({ beta } = new OpenAI({ apiKey: "test", maxRetries: 0 })));

const OBJECTS = "an array of objects";
const CONTENT = "one of a string or array of objects";

type Row = [what: string, params: object, refusal: Refusal];

describe("an assistant", () => {
  const create = (params: object): Promise<unknown> =>
    beta.assistants.create({ model: "gpt-4o", ...params });

  test.for<Row>([
    ["no model", { model: undefined }, missing("model")],
    ["a model that is a number", { model: 7 }, wrongType("model", "a string", "an integer")],
    [
      "a name that is too long",
      { name: "n".repeat(257) },
      tooLong("name", "string", { maximum: 256, length: 257 }),
    ],
    [
      "a description that is too long",
      { description: "d".repeat(513) },
      tooLong("description", "string", { maximum: 512, length: 513 }),
    ],
    [
      "instructions that are too long",
      { instructions: "i".repeat(256_001) },
      tooLong("instructions", "string", { maximum: 256_000, length: 256_001 }),
    ],
    ["tools that are a text", { tools: "x" }, wrongType("tools", OBJECTS, "a string")],
    ["tools that are texts", { tools: ["x"] }, wrongType("tools", OBJECTS, "an array")],
    [
      "resources that are a list",
      { tool_resources: [] },
      wrongType("tool_resources", "an object", "an array"),
    ],
    [
      "metadata that are no texts",
      { metadata: { n: 1 } },
      wrongType("metadata.n", "a string", "an integer"),
    ],
    ["too hot", { temperature: 2.1 }, outside("temperature", "decimal", { above: 2, given: 2.1 })],
    ["too cold", { temperature: -1 }, outside("temperature", "decimal", { below: 0, given: -1 })],
    ["a top_p above one", { top_p: 1.1 }, outside("top_p", "decimal", { above: 1, given: 1.1 })],
    ["a top_p below zero", { top_p: -1 }, outside("top_p", "decimal", { below: 0, given: -1 })],
  ])("is refused: %s", async ([, params, refusal]) => {
    expect(await refusalOf(create(params))).toEqual(refusal);
  });

  test.for<[what: string, params: object]>([
    [
      "the longest texts",
      {
        name: "n".repeat(256),
        description: "d".repeat(512),
        instructions: "i".repeat(256_000),
      },
    ],
    ["the largest numbers", { temperature: 2, top_p: 1, tools: [] }],
    ["the smallest numbers", { temperature: 0, top_p: 0, tools: [{ type: "file_search" }] }],
    ["nulls", { name: null, tools: null, tool_resources: null, metadata: null, top_p: null }],
  ])("is made: %s", async ([, params]) => {
    expect(await create(params)).toHaveProperty("object", "assistant");
  });
});

describe("a message", () => {
  let threadId: string;
  beforeEach(async () => void (threadId = (await beta.threads.create()).id));

  const create = (params: object): Promise<unknown> =>
    beta.threads.messages.create(threadId, { role: "user", content: "Hi", ...params });

  test.for<Row>([
    ["no role", { role: undefined }, missing("role")],
    [
      "a role of the system",
      { role: "system" },
      unsupported("role", "system", "'user' and 'assistant'"),
    ],
    ["no content", { content: null }, missing("content")],
    ["content that is a number", { content: 7 }, wrongType("content", CONTENT, "an integer")],
    ["content that is texts", { content: ["Hi"] }, wrongType("content", CONTENT, "an array")],
    [
      "metadata that are no texts",
      { metadata: { n: 1 } },
      wrongType("metadata.n", "a string", "an integer"),
    ],
  ])("is refused: %s", async ([, params, refusal]) => {
    expect(await refusalOf(create(params))).toEqual(refusal);
  });

  test("is taken of an assistant, in parts", async () => {
    const content = [{ type: "text", text: "" }];
    expect(await create({ role: "assistant", content, metadata: null })).toMatchObject({
      role: "assistant",
      metadata: {},
    });
  });

  test("finds its thread, or is refused", async () => {
    const asked = beta.threads.messages.create("thread_x", { role: "user", content: "Hi" });
    await expect(asked).rejects.toMatchObject({
      status: 404,
      message: "404 No thread found with id 'thread_x'.",
    });
  });
});

test.for<Row>([
  [
    "resources that are a list",
    { tool_resources: [] },
    wrongType("tool_resources", "an object", "an array"),
  ],
  [
    "metadata that are no texts",
    { metadata: { n: 1 } },
    wrongType("metadata.n", "a string", "an integer"),
  ],
])("a thread is refused: %s", async ([, params, refusal]) => {
  expect(await refusalOf(beta.threads.create(params))).toEqual(refusal);
  const { id } = await beta.threads.create({ tool_resources: {}, metadata: {} });
  expect(await refusalOf(beta.threads.update(id, params))).toEqual(refusal);
});
