// Who answered, for whom, and what is left, where providers tell it in ways of their own.
import Anthropic from "@anthropic-ai/sdk";
import OpenAI from "openai";
import { expect, test } from "vitest";
import { createFetch, createHandlers, errors, llm, type LLMHandler } from "../../src/index.ts";

const NOW = Date.UTC(2026, 10, 25, 12, 0, 7);
const messages = [{ role: "user" as const, content: "Hello" }];
const chat = { model: "m", messages };

/** A client of its own, so that the counts are its own. */
function at(baseURL: string, ...first: LLMHandler[]): OpenAI {
  const fetch = createFetch(...first, ...createHandlers({ now: () => NOW }));
  llm.handlers[0]!.reset();
  return new OpenAI({ apiKey: "k", baseURL, fetch, maxRetries: 0 });
}

function toTold(headers: Headers, pattern = /ratelimit/): Record<string, string> {
  return Object.fromEntries([...headers].filter(([name]) => pattern.test(name)));
}

async function refuse(promise: Promise<unknown>): Promise<Headers> {
  const error: unknown = await promise.catch((cause: unknown) => cause);
  return (error as InstanceType<typeof OpenAI.APIError>).headers as Headers;
}

test("OpenAI: a wrong key is told no organization, another mistake is", async () => {
  const named = /^openai-|^x-request-id/;
  for (const error of [errors.invalidApiKey(), errors.permissionDenied()]) {
    const client = at("https://api.openai.com/v1", llm.openai.chat(error));
    const headers = await refuse(client.chat.completions.create(chat));
    expect(toTold(headers, named)).toEqual({ "x-request-id": expect.stringMatching(/^req_/) });
  }
  const client = at("https://api.openai.com/v1", llm.openai.chat(errors.badRequest("No.")));
  expect(await refuse(client.chat.completions.create(chat))).toSatisfy((headers: Headers) =>
    headers.has("openai-organization"),
  );
});

test("OpenAI: what a setting says stays, also of a wrong key", async () => {
  const headers = { "openai-organization": "acme" };
  const mock = llm.openai.chat(errors.invalidApiKey(), { headers });
  const told = await refuse(at("https://api.openai.com/v1", mock).chat.completions.create(chat));
  expect(told.get("openai-organization")).toBe("acme");
  expect(told.has("openai-project")).toBe(false);
});

test("OpenAI: a text completion tells its model", async () => {
  const { completions } = at("https://api.openai.com/v1");
  const params = { model: "gpt-3.5-turbo-instruct", prompt: "Hi" };
  for (const stream of [false, true] as const) {
    const { headers } = await completions.create({ ...params, stream }).asResponse();
    expect(headers.get("openai-model")).toBe(params.model);
  }
  const renamed = at("https://api.openai.com/v1", llm.openai.completions({ modelId: "davinci" }));
  const { headers } = await renamed.completions.create(params).asResponse();
  expect(headers.get("openai-model")).toBe("davinci");
});

test("Anthropic: a wrong key has no organization; a chat in OpenAI's format OpenAI's names", async () => {
  const fetch = createFetch(llm.anthropic.messages(errors.invalidApiKey()));
  const client = new Anthropic({ apiKey: "k", fetch, maxRetries: 0 });
  const params = { model: "claude-sonnet-5", max_tokens: 9, messages };
  const refused = await refuse(client.messages.create(params));
  expect(toTold(refused, /^anthropic-|request-id/)).toEqual({
    "request-id": expect.stringMatching(/^req_011C/) as string,
  });
  const { completions } = at("https://api.anthropic.com/v1").chat;
  const { headers } = await completions.create(chat).asResponse();
  expect(toTold(headers, /^anthropic-|request-id|ratelimit/)).toEqual({
    "x-ratelimit-remaining-requests": "3999",
    "x-ratelimit-remaining-tokens": "2400000",
    "x-ratelimit-requests": "4000",
    "x-ratelimit-reset-requests": "0s",
    "x-ratelimit-reset-tokens": "0s",
    "x-ratelimit-tokens": "2400000",
    "x-request-id": expect.stringMatching(/^req_011C/) as string,
  });
  const limited = at(
    "https://api.anthropic.com/v1",
    llm.anthropic.chat(errors.rateLimit({ retryAfter: 30 })),
  );
  expect(toTold(await refuse(limited.chat.completions.create(chat)))).toMatchObject({
    "x-ratelimit-remaining-requests": "0",
    "x-ratelimit-reset-requests": "30s",
  });
});

test("xAI: responses and pictures tell of limits, chats do not", async () => {
  const client = at("https://api.x.ai/v1");
  const ask = async (): Promise<Record<string, string>> => {
    const params = { model: "grok-4.3", input: "Hello" };
    return toTold((await client.responses.create(params).asResponse()).headers);
  };
  expect(await ask()).toMatchObject({
    "x-ratelimit-limit-requests": "1800",
    "x-ratelimit-remaining-requests": "1800",
    "x-ratelimit-limit-tokens": "10000000",
  });
  const { "x-ratelimit-remaining-requests": left, "x-ratelimit-remaining-tokens": tokens } =
    await ask();
  expect(left).toBe("1799");
  expect(Number(tokens)).toBeLessThan(10_000_000);
  expect(toTold((await client.chat.completions.create(chat).asResponse()).headers)).toEqual({});
  const picture = await client.images
    .generate({ model: "grok-imagine", prompt: "A boat" })
    .asResponse();
  expect(toTold(picture.headers)).toEqual({
    "x-ratelimit-limit-requests": "300",
    "x-ratelimit-remaining-requests": "297",
  });
  const limited = at("https://api.x.ai/v1", llm.xai.responses(errors.rateLimit()));
  const refused = await refuse(limited.responses.create({ model: "m", input: "Hello" }));
  expect(refused.get("x-ratelimit-remaining-requests")).toBe("0");
});

test("Together: chats and completions count down", async () => {
  const client = at("https://api.together.xyz/v1");
  const { headers } = await client.chat.completions.create(chat).asResponse();
  expect(toTold(headers)).toMatchObject({
    "x-ratelimit": "false",
    "x-ratelimit-limit": "10",
    "x-ratelimit-remaining": "19",
    "x-ratelimit-limit-tokens": "3000",
    "x-ratelimit-reset": "2",
  });
  expect(Number(headers.get("x-ratelimit-remaining-tokens"))).toBeLessThan(3000);
  const params = { model: "m", prompt: "Hi" };
  const second = await client.completions.create(params).asResponse();
  expect(second.headers.get("x-ratelimit-remaining")).toBe("18");
  const mock = llm.together.chat(errors.rateLimit());
  const limited = at("https://api.together.xyz/v1", mock);
  expect(toTold(await refuse(limited.chat.completions.create(chat)))).toMatchObject({
    "x-ratelimit": "true",
    "x-ratelimit-remaining": "0",
  });
});

test("OpenRouter: a limit that is reached tells when the next minute begins", async () => {
  const url = "https://openrouter.ai/api/v1";
  const { headers } = await at(url).chat.completions.create(chat).asResponse();
  expect(toTold(headers)).toEqual({});
  const ask = async (retryAfter?: number): Promise<Record<string, string>> => {
    const error = errors.rateLimit(retryAfter === undefined ? {} : { retryAfter });
    const client = at(url, llm.openrouter.chat(error, { now: () => NOW }));
    return toTold(await refuse(client.chat.completions.create(chat)));
  };
  expect(await ask()).toEqual({
    "x-ratelimit-limit": "20",
    "x-ratelimit-remaining": "0",
    "x-ratelimit-reset": String(NOW + 53_000),
  });
  expect(await ask(2)).toMatchObject({ "x-ratelimit-reset": String(NOW + 2000) });
});

test("Ollama: a request has an id in the cloud, and none on this machine", async () => {
  const ask = async (baseURL: string): Promise<string | null> => {
    const { headers } = await at(baseURL).chat.completions.create(chat).asResponse();
    return headers.get("x-request-id");
  };
  expect(await ask("https://ollama.com/v1")).toMatch(/^[0-9a-f]{8}-[0-9a-f-]{27}$/);
  expect(await ask("http://localhost:11434/v1")).toBeNull();
});

test("Bedrock: the paths of OpenAI's format tell a request's id by OpenAI's name too", async () => {
  const client = at("https://bedrock-mantle.us-east-1.api.aws/v1");
  const { headers } = await client.chat.completions.create(chat).asResponse();
  expect(headers.get("x-request-id")).toBe(headers.get("x-amzn-requestid"));
  const fetch = createFetch(...llm.handlers);
  const body = JSON.stringify({ messages: [{ role: "user", content: [{ text: "Hi" }] }] });
  const url = "https://bedrock-runtime.us-east-1.amazonaws.com/model/m/converse";
  const converse = await fetch(url, { method: "POST", body });
  expect(converse.headers.has("x-amzn-requestid")).toBe(true);
  expect(converse.headers.has("x-request-id")).toBe(false);
});

test("Azure: the gateway's refusals have its own id alone", async () => {
  const url = "https://acme.openai.azure.com/openai/v1";
  const named = /request-id/;
  const refused = at(url, llm.azureOpenAI.chat(errors.invalidApiKey()));
  const headers = await refuse(refused.chat.completions.create(chat));
  expect(Object.keys(toTold(headers, named))).toEqual(["apim-request-id"]);
  const answered = await at(url).chat.completions.create(chat).asResponse();
  expect(Object.keys(toTold(answered.headers, named))).toEqual(["apim-request-id", "x-request-id"]);
});
