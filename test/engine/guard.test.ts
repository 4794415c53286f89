import { expect, test } from "vitest";
import { createHandlers, defineProvider, llm, openai, openaiChat } from "../../src/index.ts";
import { ask, post } from "../support/chat.ts";
import { usePack } from "../support/server.ts";

const server = usePack();

test("an endpoint that the pack has not is refused in words, and never retried", async () => {
  const response = await fetch("https://api.openai.com/v1/nowhere?api-key=secret", {
    method: "POST",
  });
  expect(response.status).toBe(400);
  expect(response.headers.get("x-should-retry")).toBe("false");
  expect(await response.json()).toEqual({
    error: {
      message:
        'msw-llm: Failed to answer POST https://api.openai.com/v1/nowhere?api-key=…: the pack has no such endpoint. Mock it before llm.handlers: http.post("https://api.openai.com/v1/nowhere", resolver).',
      type: "invalid_request_error",
      param: null,
      code: "msw_llm",
    },
  });
  expect(llm.handlers.errors.map(({ method, url }) => [method, url])).toEqual([
    ["POST", "https://api.openai.com/v1/nowhere?api-key=…"],
  ]);
});

test("regional hosts are the provider's", async () => {
  const url = "https://eu.api.openai.com/v1/chat/completions";
  expect(await ask("Hello", { url })).toBe("This is a mock request");
  server.use(llm.openai.chat("Hi"));
  expect(await ask("Hello", { url })).toBe("Hi");
});

test("a preflight is answered, and answers carry CORS headers", async () => {
  const preflight = await fetch("https://api.openai.com/v1/chat/completions", {
    method: "OPTIONS",
  });
  expect(preflight.status).toBe(204);
  expect(preflight.headers.get("access-control-allow-headers")).toBe("*");
  expect(preflight.headers.get("access-control-allow-origin")).toBe("*");
  const { headers } = await post("Hello");
  expect(headers.get("access-control-allow-origin")).toBe("*");
  expect(headers.get("access-control-expose-headers")).toBe("*");
});

test('unmatched: "error" refuses what no override answers', async () => {
  const pack = createHandlers({ providers: [openai], unmatched: "error" });
  server.use(...pack);
  expect(await ask("Hello")).toBe(
    'msw-llm: Failed to answer POST https://api.openai.com/v1/chat/completions: no override answers it, and unmatched is "error". Add server.use(llm.openai.chat(reply)).\n  user: Hello',
  );
  expect(pack.errors).toHaveLength(1);
  server.use(openai.chat("Hi"));
  expect(await ask("Hello")).toBe("Hi");
});

test("a stream whose source throws breaks in words", async () => {
  const mock = llm.openai.chat(async function* () {
    yield "Hel";
    throw new Error("lost it");
  });
  server.use(mock);
  const text = await (await post("Hello", { stream: true })).text();
  expect(text).toContain('"content":"Hel"');
  expect(text).toContain("lost it");
  expect(text).not.toContain("[DONE]");
  expect(mock.errors).toHaveLength(1);
});

test("a codec that throws is told of, and not retried", async () => {
  const chat = openaiChat();
  const validate = (): undefined => {
    throw new Error("validate lost its way");
  };
  for (const codec of [
    { ...chat, validate },
    { ...chat, decode: validate as never },
  ]) {
    const broken = defineProvider({
      name: "broken",
      baseURL: "https://api.broken.example",
      operations: { chat: ["POST", "/chat/completions", codec] },
    });
    server.use(...broken.handlers);
    const response = await post("Hello", { url: "https://api.broken.example/chat/completions" });
    expect([response.status, response.headers.get("x-should-retry")]).toEqual([400, "false"]);
    expect(await response.text()).toContain("validate lost its way");
  }
});

test("a provider that is none is told at once", () => {
  expect(() => createHandlers({ providers: [{}] })).toThrow(
    "Failed to create handlers: one of the providers is none. Give providers of msw-llm, such as llm.openai, or what defineProvider() returns.",
  );
});
