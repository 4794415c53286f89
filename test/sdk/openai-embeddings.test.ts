import OpenAI from "openai";
import { beforeAll, expect, test } from "vitest";
import { errors, faults, llm } from "../../src/index.ts";
import {
  empty,
  missing,
  type Refusal,
  refusalOf,
  tooLong,
  wrongType,
} from "../support/openai-refusals.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
let client: OpenAI;
beforeAll(() => void (client = new OpenAI({ apiKey: "test", maxRetries: 0 })));

const model = "text-embedding-3-small";

async function embed(input: string | string[], options: object = {}): Promise<number[][]> {
  const { data } = await client.embeddings.create({ model, input, ...options });
  return data.map(({ embedding }) => embedding);
}

function cosine(a: number[] = [], b: number[] = []): number {
  const dot = (x: number[], y: number[]): number => x.reduce((sum, v, i) => sum + v * y[i]!, 0);
  return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
}

test("similar sentences have similar vectors, unrelated ones nearly orthogonal ones", async () => {
  const [weather, sameWeather, password, samePassword] = await embed([
    "The weather in Oslo is cold today.",
    "Today's weather in Oslo is very cold.",
    "How do I reset my password?",
    "I need to reset the password of my account",
  ]);
  expect(cosine(weather, sameWeather)).toBeGreaterThan(0.6);
  expect(cosine(password, samePassword)).toBeGreaterThan(0.5);
  expect(Math.abs(cosine(weather, password))).toBeLessThan(0.15);
  expect(Math.abs(cosine(sameWeather, samePassword))).toBeLessThan(0.15);
});

test("vectors have length 1, whatever the text", async () => {
  const vectors = await embed(["Hello", "?!", "x", "今天天气很好", "a ".repeat(20_000)]);
  const lengths = vectors.map((vector) => Math.hypot(...vector));
  for (const length of lengths) expect(Math.abs(length - 1)).toBeLessThan(1e-6);
});

test("floats equal base64, and every run gives the same", async () => {
  const [base64] = await embed("Hello world");
  const [float] = await embed("Hello world", { encoding_format: "float" });
  expect(base64).toEqual(float);
  expect(base64).toEqual((await embed("Hello world"))[0]);
});

test("base64 is what the SDK decodes: little-endian 32-bit floats", async () => {
  server.use(llm.openai.embeddings([[0.5, -1]]));
  const { data } = await client.embeddings.create({
    model: "my-model",
    input: "Hello",
    encoding_format: "base64",
  });
  expect(data[0]?.embedding).toBe(
    Buffer.from(new Float32Array([0.5, -1]).buffer).toString("base64"),
  );
});

test("vectors are as long as the model makes them, or as the request asks", async () => {
  const lengths = async (options: object): Promise<number[]> =>
    (await embed("Hello", options)).map(({ length }) => length);
  expect(await lengths({})).toEqual([1536]);
  expect(await lengths({ model: "text-embedding-3-large" })).toEqual([3072]);
  expect(await lengths({ model: "text-embedding-ada-002" })).toEqual([1536]);
  expect(await lengths({ dimensions: 256 })).toEqual([256]);
});

test("texts and tokens, one or several", async () => {
  const mock = llm.openai.embeddings();
  server.use(mock);
  const count = async (input: OpenAI.EmbeddingCreateParams["input"]): Promise<unknown> => {
    const { data, usage } = await client.embeddings.create({ model, input, dimensions: 4 });
    return [data.map(({ index }) => index), usage.prompt_tokens, usage.total_tokens];
  };
  expect(await count([1, 2, 3])).toEqual([[0], 3, 3]);
  expect(await count([[1, 2, 3], [4]])).toEqual([[0, 1], 4, 4]);
  expect(await count("Hello")).toEqual([[0], 1, 1]);
  expect(mock.calls.map(({ values, dimensions }) => [values, dimensions])).toEqual([
    [["[1,2,3]"], 4],
    [["[1,2,3]", "[4]"], 4],
    [["Hello"], 4],
  ]);
});

test("a test's own vectors, and a function of the call", async () => {
  server.use(llm.openai.embeddings([[1, 0, 0]]));
  expect(await embed("Hello", { dimensions: 3 })).toEqual([[1, 0, 0]]);
  server.use(llm.openai.embeddings(({ values }) => values.map((text) => [text.length, 0])));
  expect(await embed(["a", "bcd"], { dimensions: 2 })).toEqual([
    [1, 0],
    [3, 0],
  ]);
});

test("a reply that is not what was asked for fails in words", async () => {
  server.use(llm.openai.embeddings([[1, 0]]));
  await expect(embed(["a", "b"], { dimensions: 2 })).rejects.toThrow(
    /msw-llm: .*the request has 2 inputs and the reply 1 vector\./,
  );
  expect(await embed("a")).toEqual([[1, 0]]); // short vectors are handy in a test
  await expect(embed("a", { dimensions: 4 })).rejects.toThrow(
    /vector 0 of the reply has 2 numbers.* give 4\./,
  );
  server.use(llm.openai.embeddings([[1, 0], [1]]));
  await expect(embed(["a", "b"], { model: "my-model" })).rejects.toThrow(
    /vector 1 .* has 1 number/,
  );
});

const NO_MODEL = "you must provide a model parameter";
const INPUT = "a string, an array of strings, an array of integers, or an array of integer arrays";

test.for<[params: object, refusal: string | Refusal]>([
  [{ model: "" }, NO_MODEL],
  [{ model: null }, NO_MODEL],
  [{ model: 7 }, wrongType("model", "a string", "an integer")],
  [{ input: undefined }, missing("input")],
  [{ input: 7 }, wrongType("input", INPUT, "an integer")],
  [{ input: [] }, empty("input")],
  [{ input: [[]] }, wrongType("input", INPUT, "an array")],
  [{ input: ["a", 7] }, wrongType("input", INPUT, "an array")],
  [
    { input: Array.from({ length: 2049 }, () => "a") },
    tooLong("input", "array", { maximum: 2048, length: 2049 }),
  ],
  [{ input: "" }, emptyText("input")],
  [{ input: ["a", ""] }, emptyText("input[1]")],
  [{ dimensions: "8" }, `"8" is not of type 'integer' - 'dimensions'`],
  [{ dimensions: -1 }, "-1 is less than the minimum of 1 - 'dimensions'"],
  [{ dimensions: 0 }, "0 is less than the minimum of 1 - 'dimensions'"],
  [
    { dimensions: 1537 },
    "Invalid value for 'dimensions' = 1537. Must be less than or equal to 1536.",
  ],
  [
    { model: "text-embedding-ada-002", dimensions: 8 },
    "This model does not support specifying dimensions.",
  ],
  [{ encoding_format: "hex" }, "'hex' is not one of ['float', 'base64'] - 'encoding_format'"],
])("refuses %o in OpenAI's words", async ([params, refusal]) => {
  const request = { model, input: "Hello", ...params };
  const plain = { param: null, code: null, message: refusal };
  expect(await refusalOf(client.embeddings.create(request as never))).toEqual(
    typeof refusal === "string" ? plain : refusal,
  );
});

function emptyText(place: string): Refusal {
  const message = `Invalid '${place}': input cannot be an empty string.`;
  return { param: "input", code: null, message };
}

test.for<object>([
  { dimensions: 1 },
  { dimensions: 1536, encoding_format: "float", user: "" },
  { dimensions: null, encoding_format: null, user: null },
  { input: Array.from({ length: 2048 }, () => "a"), dimensions: 1 },
  { input: [[7]] },
])("answers %o", async (params) => {
  const request = { model, input: "Hello", ...params };
  expect(await refusalOf(client.embeddings.create(request as never))).toBeUndefined();
});

test("errors and faults", async () => {
  server.use(llm.openai.embeddings(errors.rateLimit()));
  await expect(embed("Hello")).rejects.toMatchObject({ status: 429, code: "rate_limit_exceeded" });
  const custom = errors.custom({
    status: 402,
    type: "billing_error",
    code: "unpaid",
    message: "Pay.",
  });
  server.use(llm.openai.embeddings(custom));
  await expect(embed("Hello")).rejects.toMatchObject({
    status: 402,
    error: { type: "billing_error", code: "unpaid", message: "Pay.", param: null },
  });
  server.use(llm.openai.embeddings(faults.malformed()));
  await expect(embed("Hello")).rejects.toThrow();
});

test("an override of text generation leaves embeddings alone", async () => {
  server.use(llm("Hi"));
  expect(await embed("Hello", { dimensions: 2 })).toHaveLength(1);
});

test("unknown parameters, where a test asks for the check", async () => {
  server.use(llm.openai.embeddings(undefined, { validate: { unknownParameters: true } }));
  await expect(embed("Hello", { dimension: 4 })).rejects.toThrow("Unknown parameter: 'dimension'.");
  expect(await embed("Hello", { dimensions: 4, user: "me" })).toHaveLength(1);
});
