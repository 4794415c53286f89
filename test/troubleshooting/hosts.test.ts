// Each test reproduces the situation of docs/troubleshooting.md whose heading is its title.
import { Agent, createServer, default as nodeHTTP, request, type Server } from "node:http";
import { connect, createServer as createServer2, type Http2Server } from "node:http2";
import { syncBuiltinESMExports } from "node:module";
import { http, HttpResponse } from "msw";
import { setupServer } from "msw/node";
import OpenAI from "openai";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { createFetch, llm } from "../../src/index.ts";
import { describeOldNode } from "../../src/stream/host.ts";
import { isMSW2 } from "../support/chat.ts";
import type { Server as MSWServer } from "../support/server.ts";

/** What stands for the real API. */
let real: Server;
let realOverHTTP2: Http2Server;
const open = new Set<{ close(): void }>();

beforeAll(async () => {
  const completion = { choices: [{ index: 0, message: { role: "assistant", content: "real" } }] };
  real = createServer((_, response) => {
    // a connection that is kept would be used again, mocked or not
    response.setHeader("connection", "close");
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify(completion));
  });
  realOverHTTP2 = createServer2((_, response) => response.end("real"));
  for (const server of [real, realOverHTTP2]) {
    await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  }
});
afterEach(closeAll);
afterAll(() => {
  real.close();
  realOverHTTP2.close();
});

function closeAll(): void {
  for (const one of open) one.close();
  open.clear();
}

function toOrigin(server: Server | Http2Server): string {
  return `http://127.0.0.1:${(server.address() as { port: number }).port}`;
}

function listen(options: object | undefined, ...handlers: Parameters<typeof setupServer>): void {
  const server: MSWServer = setupServer(...handlers);
  open.add(server);
  server.listen(options);
}

async function ask(client: OpenAI): Promise<string | null | undefined> {
  const messages = [{ role: "user" as const, content: "Hello" }];
  const { choices } = await client.chat.completions.create({ model: "gpt-5.4", messages });
  return choices[0]?.message.content;
}

test("A client that was built before `listen()` calls the real API", async () => {
  const options = { apiKey: "any", baseURL: `${toOrigin(real)}/v1` };
  const { handlers } = llm.openai.with({ baseURL: options.baseURL, reply: "mocked" });
  const early = new OpenAI(options);
  const lookingUp = new OpenAI({ ...options, fetch: (...args) => fetch(...args) });
  const without = new OpenAI({ ...options, fetch: createFetch(...handlers) });
  listen({}, ...handlers);
  expect(await ask(early)).toBe("real");
  expect(await ask(new OpenAI(options))).toBe("mocked");
  expect(await ask(lookingUp)).toBe("mocked");
  expect(await ask(without)).toBe("mocked");
});

test("A client that imported `request` by name from `node:https` calls the real API", async () => {
  const url = `${toOrigin(real)}/v1/chat/completions`;
  const { handlers } = llm.openai.with({ baseURL: `${toOrigin(real)}/v1`, reply: "mocked" });
  const { request: early } = nodeHTTP;
  listen({}, ...handlers);
  expect(await askBy(request, url)).toBe("real");
  expect(await askBy(early, url)).toBe("real");
  expect(await askBy(nodeHTTP.request, url)).toBe("mocked");
  syncBuiltinESMExports();
  expect(await askBy(request, url)).toBe("mocked");
  closeAll();
  syncBuiltinESMExports();
  expect(await askBy(request, url)).toBe("real");
});

/** With an agent of its own: MSW 3 sees all that comes by Node's own one once it has seen a call by it. */
async function askBy(send: typeof request, url: string): Promise<string | null | undefined> {
  const options = { method: "POST", agent: new Agent() };
  const answer = await new Promise<string>((resolve, reject) => {
    const sent = send(url, options, (response) => {
      let text = "";
      response.on("data", (bytes: Buffer) => (text += String(bytes)));
      response.on("end", () => resolve(text));
    });
    sent.on("error", reject);
    sent.end(JSON.stringify({ model: "m", messages: [{ role: "user", content: "Hello" }] }));
  });
  return (JSON.parse(answer) as OpenAI.ChatCompletion).choices[0]?.message.content;
}

test("A second server is listening, and the first is silent", async () => {
  const url = `${toOrigin(real)}/v1/mine`;
  listen(
    {},
    http.get(url, () => HttpResponse.text("first")),
  );
  expect(await (await fetch(url)).text()).toBe("first");
  listen({ onUnhandledRequest: "bypass", onUnhandledFrame: "bypass" });
  expect(await (await fetch(url)).text()).toContain("real");
  const [, second] = open;
  second!.close();
  open.delete(second!);
  expect(await (await fetch(url)).text()).toContain("real");
});

test("A client of HTTP/2 is not seen, or hangs", async () => {
  const origin = toOrigin(realOverHTTP2);
  listen(
    {},
    http.get(`${origin}/`, () => HttpResponse.text("mocked")),
  );
  const session = connect(origin);
  session.on("error", () => {});
  const answer = new Promise<string>((resolve) => {
    const request = session.request({ ":path": "/" });
    request.on("error", () => {});
    request.on("data", (bytes: Buffer) => resolve(String(bytes)));
  });
  const silence = new Promise<string>((resolve) => setTimeout(resolve, 300, "nothing"));
  expect(await Promise.race([answer, silence])).toBe(isMSW2 ? "real" : "nothing");
  session.destroy();
});

test("A request that nobody mocked is not an error", async () => {
  const url = `${toOrigin(real)}/v1/other`;
  const warned = vi.spyOn(console, "warn").mockImplementation(() => {});
  const complained = vi.spyOn(console, "error").mockImplementation(() => {});
  listen({ onUnhandledRequest: "error" }, ...llm.handlers);
  const answer = fetch(url).then((response) => response.status);
  if (isMSW2) await expect(answer).rejects.toThrow();
  else expect(await answer).toBe(200);
  closeAll();
  listen({ onUnhandledRequest: "error", onUnhandledFrame: "error" }, ...llm.handlers);
  await expect(fetch(url).then(({ status }) => expect(status).toBe(500))).rejects.toThrow();
  warned.mockRestore();
  complained.mockRestore();
});

test("`MSW 3 needs Node 22.12 or later, and this is Node 20`", () => {
  expect(describeOldNode("20.19.0")).toBe(
    "Failed to create a handler: MSW 3 needs Node 22.12 or later, and this is Node 20.19.0. Use a newer Node, or MSW 2 (npm install --save-dev msw@2).",
  );
});
