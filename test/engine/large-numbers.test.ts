import { expect, test } from "vitest";
import { createFetch, llm } from "../../src/index.ts";

const OPENAI = "https://api.openai.com/v1";
const LITELLM = "http://localhost:4000/v1";
const GEMINI = "https://generativelanguage.googleapis.com/v1beta/models/m";
const CHAT = { model: "m", messages: [{ role: "user", content: "Hi" }] };
const EMBED = { model: "m", input: "Hi" };
const CONTENT = { parts: [{ text: "Hi" }] };

/** As JSON, for `JSON.stringify` has no Infinity: `1e999` is one. */
const TOO_LARGE = ["99999999", "1e308", "1e999"];

const ENDPOINTS: [url: string, body: object][] = [
  [`${OPENAI}/chat/completions`, { ...CHAT, n: "?" }],
  [`${OPENAI}/chat/completions`, { ...CHAT, n: "?", stream: true }],
  [`${OPENAI}/completions`, { model: "m", prompt: "Hi", n: "?" }],
  [`${OPENAI}/embeddings`, { ...EMBED, dimensions: "?" }],
  [`${LITELLM}/chat/completions`, { ...CHAT, n: "?" }],
  [`${LITELLM}/embeddings`, { ...EMBED, dimensions: "?" }],
  [`${GEMINI}:generateContent`, { contents: [CONTENT], generationConfig: { candidateCount: "?" } }],
  [`${GEMINI}:embedContent`, { content: CONTENT, outputDimensionality: "?" }],
  [`${GEMINI}:batchEmbedContents`, { requests: [{ content: CONTENT, outputDimensionality: "?" }] }],
];

async function send(
  url: string,
  body: object,
  number: string,
): Promise<{ status: number; text: string }> {
  const init = { method: "POST", body: JSON.stringify(body).replace('"?"', number) };
  const response = await createFetch(...llm.handlers)(url, init);
  return { status: response.status, text: await response.text() };
}

async function refusal(url: string, body: object, number: string): Promise<unknown> {
  const { status, text } = await send(url, body, number);
  const { error } = JSON.parse(text) as { error: { message: string } };
  return [status, error.message];
}

test.for(ENDPOINTS)("%s refuses what would exhaust the memory: %j", async ([url, body]) => {
  const answers = await Promise.all(TOO_LARGE.map((number) => send(url, body, number)));
  expect(answers.map(({ status }) => status)).toEqual([400, 400, 400]);
});

test.for(ENDPOINTS)("%s holds it to a bound where nothing is checked: %j", async ([url, body]) => {
  const { openai, gemini, litellm } = llm;
  const unchecked = [openai, gemini, litellm].flatMap(
    (provider) => provider.with({ validate: false }).handlers,
  );
  for (const number of [...TOO_LARGE, "0", "-1", "1.5"]) {
    const init = { method: "POST", body: JSON.stringify(body).replace('"?"', number) };
    const response = await createFetch(...unchecked)(url, init);
    const text = await response.text();
    expect([response.status, text.length < 1_000_000]).toEqual([200, true]);
  }
});

test.for(["/chat/completions", "/completions"])("n of %s, in OpenAI's words", async (path) => {
  const url = OPENAI + path;
  const body = { ...CHAT, prompt: "Hi", n: "?" };
  const words = "Expected a value";
  expect(await refusal(url, body, "129")).toEqual([
    400,
    `Invalid 'n': integer above maximum value. ${words} <= 128, but got 129 instead.`,
  ]);
  expect(await refusal(url, body, "0")).toEqual([
    400,
    `Invalid 'n': integer below minimum value. ${words} >= 1, but got 0 instead.`,
  ]);
  expect(await refusal(url, body, "1.5")).toEqual([
    400,
    "Invalid type for 'n': expected an integer, but got a decimal number instead.",
  ]);
  expect((await send(url, body, "128")).status).toBe(200);
});

test("candidateCount, in Google's words", async () => {
  const body = { contents: [CONTENT], generationConfig: { candidateCount: "?" } };
  const url = `${GEMINI}:generateContent`;
  expect(await refusal(url, body, "9")).toEqual([
    400,
    "Unable to submit request because it has a candidateCount value of 9 but the supported range is from 1 (inclusive) to 9 (exclusive). Update the value and try again.",
  ]);
  expect((await refusal(url, body, "0")) as unknown[]).toContain(400);
  expect((await send(url, body, "8")).status).toBe(200);
});

test("dimensions go up to what the model gives", async () => {
  const url = `${OPENAI}/embeddings`;
  const large = { ...EMBED, model: "text-embedding-3-large", dimensions: "?" };
  expect((await send(url, large, "3072")).status).toBe(200);
  expect(await refusal(url, large, "3073")).toEqual([
    400,
    "Invalid value for 'dimensions' = 3073. Must be less than or equal to 3072.",
  ]);
  const content = { content: CONTENT, outputDimensionality: "?" };
  expect((await send(`${GEMINI}:embedContent`, content, "3072")).status).toBe(200);
  expect((await send(`${GEMINI}:embedContent`, content, "3073")).status).toBe(400);
});
