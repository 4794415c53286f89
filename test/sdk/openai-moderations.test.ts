import OpenAI from "openai";
import { beforeAll, expect, test } from "vitest";
import { llm } from "../../src/index.ts";
import { missing, type Refusal, refusalOf, wrongType } from "../support/openai-refusals.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
let client: OpenAI;
beforeAll(() => void (client = new OpenAI({ apiKey: "test", maxRetries: 0 })));

const IMAGE = { type: "image_url" as const, image_url: { url: "https://example.com/a.png" } };

test("nothing is flagged unless the reply says so", async () => {
  const { id, model, results } = await client.moderations.create({ input: ["Hi", "Bye"] });
  expect(id).toMatch(/^modr-\w+$/);
  expect(model).toBe("omni-moderation-latest");
  expect(results.map(({ flagged }) => flagged)).toEqual([false, false]);
  expect(Object.values(results[0]!.categories)).toEqual(Array.from({ length: 13 }, () => false));
});

test("a flagged category flags the input", async () => {
  server.use(llm.openai.moderations({ categories: { violence: true } }));
  const { results } = await client.moderations.create({ input: "I want to harm the robots" });
  expect(results).toHaveLength(1);
  expect(results[0]).toMatchObject({ flagged: true, categories: { violence: true, hate: false } });
  expect(results[0]!.category_scores.violence).toBeGreaterThan(0.5);
  expect(results[0]!.category_scores.hate).toBeLessThan(0.01);
});

test("one moderation an input, in order", async () => {
  server.use(
    llm.openai.moderations([{}, { flagged: true, category_scores: { "self-harm": 0.7 } }]),
  );
  const { results } = await client.moderations.create({ input: ["a", "b"] });
  expect(results.map(({ flagged }) => flagged)).toEqual([false, true]);
  expect(results[1]!.category_scores["self-harm"]).toBe(0.7);
});

test("a text and an image are one input, each judged where the model can", async () => {
  const { results } = await client.moderations.create({
    model: "omni-moderation-latest",
    input: [{ type: "text", text: "check this" }, IMAGE],
  });
  expect(results).toHaveLength(1);
  expect(results[0]!.category_applied_input_types).toMatchObject({
    harassment: ["text"],
    sexual: ["text", "image"],
    "violence/graphic": ["text", "image"],
  });
  const [image] = (await client.moderations.create({ input: [IMAGE] })).results;
  expect(image!.category_applied_input_types.hate).toEqual([]);
  expect(image!.category_applied_input_types.violence).toEqual(["image"]);
});

test("the older models have fewer categories", async () => {
  const { model, results } = await client.moderations.create({
    model: "text-moderation-007",
    input: "Hi",
  });
  expect(model).toBe("text-moderation-007");
  expect(Object.keys(results[0]!.categories)).toHaveLength(11);
  expect(results[0]).not.toHaveProperty("category_applied_input_types");
});

test("a reply that fits no input, or no category, fails in words", async () => {
  server.use(llm.openai.moderations([{}]));
  await expect(client.moderations.create({ input: ["a", "b"] })).rejects.toThrow(
    /msw-llm: .*the request has 2 inputs and the reply 1 moderations/,
  );
  server.use(llm.openai.moderations({ categories: { spam: true } as object }));
  await expect(client.moderations.create({ input: "a" })).rejects.toThrow(/no category "spam"/);
});

test("a request that OpenAI refuses, in its words", async () => {
  const create = (body: object): Promise<unknown> => client.moderations.create(body as never);
  await expect(create({})).rejects.toMatchObject({
    status: 400,
    code: "missing_required_parameter",
    param: "input",
  });
  await expect(create({ input: [] })).rejects.toMatchObject({ code: "empty_array" });
  await expect(create({ input: 1 })).rejects.toMatchObject({ code: "invalid_type" });
  await expect(create({ input: [{ type: "audio" }] })).rejects.toMatchObject({
    code: "invalid_value",
    param: "input[0].type",
  });
  const wrongModel = await refusalOf(create({ model: 7, input: "Hi" }));
  expect(wrongModel).toEqual(wrongType("model", "a string", "an integer"));
  expect(await create({ model: null, input: "Hi" })).toMatchObject({ results: [{}] });
});

const IMAGE_URL = "input[1].image_url";

test.for<[part: unknown, refusal: Refusal | undefined]>([
  [7, wrongType("input[1]", "a string or an object", "an integer")],
  [{ text: "Hi" }, missing("input[1].type")],
  [{ type: "text" }, missing("input[1].text")],
  [{ type: "text", text: 7 }, wrongType("input[1].text", "a string", "an integer")],
  [
    { type: "image_url", image_url: "https://a.b/c.png" },
    wrongType(IMAGE_URL, "an object", "a string"),
  ],
  [{ type: "image_url", image_url: {} }, missing(`${IMAGE_URL}.url`)],
  [
    { type: "image_url", image_url: { url: 7 } },
    wrongType(`${IMAGE_URL}.url`, "a string", "an integer"),
  ],
  [{ type: "text", text: "" }, undefined],
  [{ type: "image_url", image_url: { url: "https://a.b/c.png" } }, undefined],
])("a moderation's input is judged: %j", async ([part, refusal]) => {
  const input = [{ type: "text", text: "Hi" }, part];
  const ask = client.moderations.create({ input } as never);
  expect(await refusalOf(ask)).toEqual(refusal);
});
