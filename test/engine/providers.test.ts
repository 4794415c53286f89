import { expect, test } from "vitest";
import {
  createFetch,
  defineProvider,
  errors,
  llm,
  openai,
  openaiChat,
  openaiCompatible,
} from "../../src/index.ts";
import { ask, post } from "../support/chat.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
const GATEWAY = "https://gateway.example/openai/v1";

test("a compatible provider in ten lines", async () => {
  const deepseek = defineProvider({
    name: "deepseek",
    baseURL: "https://api.deepseek.com",
    operations: {
      chat: ["POST", "/chat/completions", openaiChat({ reasoningField: "reasoning_content" })],
    },
  });
  server.use(...deepseek.handlers);
  const url = "https://api.deepseek.com/chat/completions";
  expect(await ask("Hello", { url })).toBe("This is a mock request");
  const mock = deepseek("Hi");
  server.use(mock);
  const completion = (await (await post("Hello", { url })).json()) as {
    choices: [{ message: object }];
  };
  expect(completion.choices[0].message).toEqual({ role: "assistant", content: "Hi" });
  expect(completion).not.toHaveProperty("service_tier");
  expect(mock.calls[0]?.provider).toBe("deepseek");
});

test("whatever speaks OpenAI's formats, in one line", async () => {
  const acme = openaiCompatible({ name: "acme", baseURL: "https://api.acme.example/v1" });
  server.use(acme.chat("Hi"), ...acme.handlers);
  expect(await ask("Hello", { url: "https://api.acme.example/v1/chat/completions" })).toBe("Hi");
  const models = await (await fetch("https://api.acme.example/v1/models")).json();
  expect(models).toMatchObject({ object: "list" });
  const unknown = await fetch("https://api.acme.example/v1/files");
  expect(await unknown.text()).toContain("the pack has no such endpoint");
});

test("a compatible provider's errors have its own shape at every endpoint", async () => {
  const acme = openaiCompatible({
    name: "acme",
    baseURL: "https://api.acme.example/v1",
    errorShape: ({ kind }) => ({ status: 418, body: { acme: kind } }),
  });
  const broken = [acme.models, acme.models.retrieve].map((mock) => mock(errors.serverError()));
  server.use(...broken, ...acme.handlers);
  const ask = async (path: string, body?: object): Promise<unknown> => {
    const url = `https://api.acme.example/v1/${path}`;
    const answer = await fetch(url, body && { method: "POST", body: JSON.stringify(body) });
    return answer.json();
  };
  expect(await ask("chat/completions", { model: "m" })).toEqual({ acme: "bad-request" });
  expect(await ask("completions", { prompt: "Hi" })).toEqual({ acme: "bad-request" });
  expect(await ask("embeddings", { model: "m" })).toEqual({ acme: "bad-request" });
  expect(await ask("models")).toEqual({ acme: "server-error" });
  expect(await ask("models/m")).toEqual({ acme: "server-error" });
});

test("parameters of a provider's own are known, unless it is to have OpenAI's alone", async () => {
  const settings = { validate: { unknownParameters: true } };
  const acme = { name: "acme", baseURL: "https://api.acme.example/v1" };
  const ask = async (path: string, input: object): Promise<number> => {
    const body = JSON.stringify({ model: "m", ...input, caching: true });
    return (await fetch(`${acme.baseURL}/${path}`, { method: "POST", body })).status;
  };
  server.use(...openaiCompatible({ ...acme, anyParameters: false }).with(settings).handlers);
  expect(await ask("completions", { prompt: "Hi" })).toBe(400);
  expect(await ask("embeddings", { input: "Hi" })).toBe(400);
  server.use(...openaiCompatible(acme).with(settings).handlers);
  expect(await ask("completions", { prompt: "Hi" })).toBe(200);
  expect(await ask("embeddings", { input: "Hi" })).toBe(200);
});

test("with() keeps what the provider remembers, unless it is elsewhere", async () => {
  const create = (url: string): Promise<{ id: string }> =>
    fetch(url, { method: "POST", body: '{"model":"m","input":"Hi"}' }).then((answer) =>
      answer.json(),
    );
  server.use(openai.with({ chunkDelayInMs: 1 }).responses("Hi"));
  const { id } = await create("https://api.openai.com/v1/responses");
  expect((await fetch(`https://api.openai.com/v1/responses/${id}`)).status).toBe(200);
  const elsewhere = openai.with({ baseURL: GATEWAY });
  server.use(...elsewhere.handlers);
  expect((await fetch(`${GATEWAY}/responses/${id}`)).status).toBe(404);
});

test.for([
  ["vllm", "http://localhost:8000"],
  ["llamacpp", "http://localhost:8080"],
] as const)(
  "%s is at a port that everybody uses, and mounted where it is named",
  async ([name, origin]) => {
    const url = `${origin}/v1/chat/completions`;
    const body = JSON.stringify({ model: "m", messages: [{ role: "user", content: "Hello" }] });
    const ask = (fetch: typeof globalThis.fetch): Promise<Response> =>
      fetch(url, { method: "POST", body });
    expect((await ask(createFetch(llm("Hi"), ...llm.handlers))).status).toBe(400);
    const answer = await ask(createFetch(...llm.handlers, ...llm[name].handlers));
    expect(await answer.json()).toMatchObject({
      choices: [{ message: { content: "This is a mock request" } }],
    });
  },
);
