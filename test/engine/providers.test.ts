import { expect, test } from "vitest";
import { defineProvider, openai, openaiChat, openaiCompatible } from "../../src/index.ts";
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
