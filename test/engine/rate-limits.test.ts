import Anthropic from "@anthropic-ai/sdk";
import OpenAI from "openai";
import { expect, test } from "vitest";
import { createFetch, createHandlers, errors, llm, openai as provider } from "../../src/index.ts";
import { addUse } from "../../src/rate-limits.ts";
import { createStore } from "../../src/store.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
const NOW = Date.UTC(2026, 10, 25, 12);
const MESSAGES = [{ role: "user" as const, content: "Hello" }];

/** The names and values of an answer's headers that tell of limits. */
function toLimits(headers: Headers): Record<string, string> {
  return Object.fromEntries([...headers].filter(([name]) => name.includes("ratelimit")));
}

const chat = { model: "gpt-5.4", messages: MESSAGES };

function openai(settings = {}): OpenAI {
  server.resetHandlers();
  const fetch = createFetch(...createHandlers({ now: () => NOW, ...settings }));
  return new OpenAI({ apiKey: "k", fetch, maxRetries: 0 });
}

test("OpenAI: requests and tokens count down, in bodies and in streams", async () => {
  const { completions } = openai().chat;
  const first = await completions.create(chat).asResponse();
  expect(toLimits(first.headers)).toMatchObject({
    "x-ratelimit-limit-requests": "30000",
    "x-ratelimit-limit-tokens": "150000000",
    "x-ratelimit-remaining-requests": "29999",
    "x-ratelimit-reset-requests": "2ms",
    "x-ratelimit-reset-tokens": "0s",
  });
  const second = await completions.create({ ...chat, stream: true }).asResponse();
  expect(second.headers.get("x-ratelimit-remaining-requests")).toBe("29998");
  expect(second.headers.get("x-ratelimit-reset-requests")).toBe("4ms");
  const [left, right] = [first, second].map(({ headers }) =>
    Number(headers.get("x-ratelimit-remaining-tokens")),
  );
  expect(right).toBeLessThan(left!);
  expect(left).toBeLessThan(150_000_000);
});

test("OpenAI: what is embedded counts, too", async () => {
  const { embeddings } = openai({ countTokens: (text: string) => text.length });
  const params = { model: "text-embedding-3-small", input: ["1234", "123"] };
  const { headers } = await embeddings.create(params).asResponse();
  expect(headers.get("x-ratelimit-remaining-tokens")).toBe("149999993");
});

test("OpenAI: a refused chat tells of them, a refused response and one without a key don't", async () => {
  const client = openai({ validate: { credentials: true } });
  const refused = await client.chat.completions
    .create({ ...chat, messages: [] })
    .then(toNone, toHeaders);
  expect(refused["x-ratelimit-remaining-requests"]).toBe("29999");
  const response = await client.responses.create({ model: "m", input: [] }).then(toNone, toHeaders);
  expect(response["x-ratelimit-remaining-requests"]).toBeUndefined();
  const fetch = createFetch(...createHandlers({ validate: { credentials: true } }));
  const url = "https://api.openai.com/v1/chat/completions";
  const keyless = await fetch(url, { method: "POST", body: JSON.stringify(chat) });
  expect(keyless.status).toBe(401);
  expect(toLimits(keyless.headers)).toEqual({});
  expect(
    toLimits(
      await openai()
        .models.list()
        .asResponse()
        .then(({ headers }) => headers),
    ),
  ).toEqual({});
});

const toNone = (): Record<string, string> => ({});

function toHeaders(error: unknown): Record<string, string> {
  return Object.fromEntries((error as InstanceType<typeof OpenAI.APIError>).headers ?? []);
}

test("OpenAI: at a 429 nothing remains until the time that the test names", async () => {
  const fetch = createFetch(llm.openai.chat(errors.rateLimit({ retryAfter: 90 })));
  const client = new OpenAI({ apiKey: "k", fetch, maxRetries: 0 });
  expect(await client.chat.completions.create(chat).catch(toHeaders)).toMatchObject({
    "x-ratelimit-remaining-requests": "0",
    "x-ratelimit-reset-requests": "1m30s",
    "retry-after": "90",
  });
});

test("what a setting or a reply says wins", async () => {
  const name = "x-ratelimit-remaining-requests";
  const { completions } = openai({ headers: { [name]: "7" } }).chat;
  const { headers } = await completions.create(chat).asResponse();
  expect(headers.get(name)).toBe("7");
  const fetch = createFetch(llm.openai.chat({ content: "Hi", headers: { [name]: "3" } }));
  const client = new OpenAI({ apiKey: "k", fetch });
  expect((await client.chat.completions.create(chat).asResponse()).headers.get(name)).toBe("3");
});

test("resetHandlers() begins anew, and each provider counts for itself", async () => {
  const other = provider.with({ baseURL: "https://other.example/v1" });
  server.use(...other.handlers);
  const at = (baseURL: string) =>
    new OpenAI({ apiKey: "k", baseURL, maxRetries: 0 }).chat.completions
      .create(chat)
      .asResponse()
      .then(({ headers }) => headers.get("x-ratelimit-remaining-requests"));
  const OWN = "https://api.openai.com/v1";
  expect(await at(OWN)).toBe("29999");
  expect(await at(OWN)).toBe("29998");
  expect(await at("https://other.example/v1")).toBe("29999");
  server.resetHandlers();
  expect(await at(OWN)).toBe("29999");
});

test("Anthropic: requests and thousands of tokens, and the time when they are back", async () => {
  server.resetHandlers();
  const fetch = createFetch(...createHandlers({ now: () => NOW }));
  const client = new Anthropic({ apiKey: "k", fetch, maxRetries: 0 });
  const messages = [{ role: "user" as const, content: "word ".repeat(3000) }];
  const params = { model: "claude-sonnet-5", max_tokens: 9, messages };
  const { headers } = await client.messages.create(params).asResponse();
  expect(toLimits(headers)).toEqual({
    "anthropic-ratelimit-input-tokens-limit": "10000000",
    "anthropic-ratelimit-input-tokens-remaining": "9997000",
    "anthropic-ratelimit-input-tokens-reset": "2026-11-25T12:00:00Z",
    "anthropic-ratelimit-output-tokens-limit": "2000000",
    "anthropic-ratelimit-output-tokens-remaining": "2000000",
    "anthropic-ratelimit-output-tokens-reset": "2026-11-25T12:00:00Z",
    "anthropic-ratelimit-requests-limit": "20000",
    "anthropic-ratelimit-requests-remaining": "19999",
    "anthropic-ratelimit-requests-reset": "2026-11-25T12:00:00Z",
    "anthropic-ratelimit-tokens-limit": "12000000",
    "anthropic-ratelimit-tokens-remaining": "11997000",
    "anthropic-ratelimit-tokens-reset": "2026-11-25T12:00:00Z",
  });
  const refused = await client.messages.create({ ...params, max_tokens: -1 }).catch(toHeaders);
  expect(Object.keys(refused).filter((name) => name.includes("ratelimit"))).toEqual([]);
});

test("what an answer costs is added to what was asked, each kind for itself", () => {
  const store = createStore();
  addUse(store, { requests: 1, inputTokens: 10 });
  expect(addUse(store, { outputTokens: 5 })).toEqual({
    requests: 1,
    inputTokens: 10,
    outputTokens: 5,
  });
  expect(addUse(store, {})).toEqual({ requests: 1, inputTokens: 10, outputTokens: 5 });
  expect(addUse(store, { requests: 1, inputTokens: 2, outputTokens: 3 })).toEqual({
    requests: 2,
    inputTokens: 12,
    outputTokens: 8,
  });
});

test("Mistral: moderations have a limit of their own; vectors have no limit of tokens", async () => {
  llm.handlers[0]!.reset();
  const fetch = createFetch(...llm.handlers);
  const post = async (path: string, body: object): Promise<Record<string, string>> => {
    const init = { method: "POST", body: JSON.stringify(body) };
    return toLimits((await fetch(`https://api.mistral.ai/v1/${path}`, init)).headers);
  };
  expect(await post("moderations", { model: "mistral-moderation-latest", input: "Hi" })).toEqual({
    "x-ratelimit-limit-req-minute": "500",
    "x-ratelimit-remaining-req-minute": "499",
  });
  expect(await post("embeddings", { model: "mistral-embed", input: "Hi" })).toEqual({
    "x-ratelimit-limit-req-minute": "100",
    "x-ratelimit-remaining-req-minute": "98",
  });
});
