import { expect, test } from "vitest";
import { llm } from "../../src/index.ts";
import { isResponse } from "../../src/reply/reply.ts";
import { post } from "../support/chat.ts";
import { usePack } from "../support/server.ts";

const server = usePack();

test("a Response is sent as it is", async () => {
  server.use(llm.openai.chat(() => Response.json({ mine: true }, { status: 202 })));
  const response = await post("Hello");
  expect(response.status).toBe(202);
  expect(await response.json()).toEqual({ mine: true });
});

test("a Response that stands for every request answers every request", async () => {
  const mock = llm.openai.chat(
    new Response('{"mine":true}', { status: 418, headers: { "x-mine": "1" } }),
  );
  server.use(mock);
  for (let round = 0; round < 3; round++) {
    const response = await post("Hello");
    expect([response.status, response.headers.get("x-mine")]).toEqual([418, "1"]);
    expect(await response.json()).toEqual({ mine: true });
  }
  expect(mock.errors).toEqual([]);
});

test("another realm's Response is one too", async () => {
  const { status, headers } = Response.json({});
  const foreign = { status, headers, body: null, arrayBuffer: async () => new ArrayBuffer(0) };
  expect(isResponse(foreign)).toBe(true);
  expect(isResponse({ content: "Hi", status: 200 })).toBe(false);
});

test("a Response that is a setting answers every request too", async () => {
  const { handlers } = llm.openai.with({ reply: new Response('{"mine":true}') });
  server.use(...handlers);
  for (let round = 0; round < 2; round++) {
    expect(await (await post("Hello")).json()).toEqual({ mine: true });
  }
  expect(handlers.errors).toEqual([]);
});
