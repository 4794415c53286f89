// A request that is passed on leaves its body to whoever comes next.
import nodeHttp, { type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { bypass, http, HttpResponse, passthrough } from "msw";
import { afterAll, beforeAll, expect, test } from "vitest";
import { llm } from "../../src/index.ts";
import { CHAT_URL, ask, post } from "../support/chat.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
let upstream: Server;
let url: string;

/** A real server, which says what it got. */
beforeAll(async () => {
  upstream = nodeHttp.createServer((request, response) => {
    request.setEncoding("utf8");
    let body = "";
    request.on("data", (text: string) => (body += text));
    request.on("end", () =>
      response.end(
        JSON.stringify({
          choices: [{ message: { content: `real ${promptOf(JSON.parse(body))}` } }],
        }),
      ),
    );
  });
  await new Promise<void>((resolve) => upstream.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(upstream.address() as AddressInfo).port}/v1/chat/completions`;
});
afterAll(() => void upstream.close());

function promptOf(body: unknown): string {
  return (body as { messages: { content: string }[] }).messages[0]!.content;
}

const plain = (address: string): ReturnType<typeof http.post> =>
  http.post(address, async ({ request }) =>
    HttpResponse.json({
      choices: [{ message: { content: `plain ${promptOf(await request.json())}` } }],
    }),
  );

/** Three ways to pass a request on, in a row. */
function passing(baseURL = "https://api.openai.com/v1"): ReturnType<typeof llm.openai.chat>[] {
  const { chat } = llm.openai.with({ baseURL });
  return [
    chat("no", { when: { user: "something else" } }),
    chat(() => undefined),
    chat(async () => undefined, { once: true }),
  ];
}

test("to an ordinary http.post", async () => {
  server.use(...passing(), plain(CHAT_URL));
  expect(await ask("Hello")).toBe("plain Hello");
});

test("to an override, and to the pack", async () => {
  server.use(
    ...passing(),
    llm.openai.chat((call) => `mine ${call.lastUserText}`),
  );
  expect(await ask("Hello")).toBe("mine Hello");
  server.resetHandlers();
  server.use(...passing());
  expect(await ask("Hello")).toBe("This is a mock request");
});

test("to the real server, by passthrough() and by bypass()", async () => {
  const base = url.replace("/chat/completions", "");
  server.use(
    ...passing(base),
    http.post(url, () => passthrough()),
  );
  expect(await ask("Hello", { url })).toBe("real Hello");
  server.resetHandlers();
  server.use(
    ...passing(base),
    http.post(url, ({ request }) => fetch(bypass(request))),
  );
  expect(await ask("Hello", { url })).toBe("real Hello");
});

test("with 10 MB", async () => {
  const base = url.replace("/chat/completions", "");
  server.use(
    ...passing(base),
    http.post(url, () => passthrough()),
  );
  const prompt = "x".repeat(10_000_000);
  expect((await ask(prompt, { url })).length).toBe("real ".length + prompt.length);
});

test("from a node:http client", async () => {
  const base = url.replace("/chat/completions", "");
  server.use(...passing(base), plain(url));
  const answer = await new Promise<string>((resolve, reject) => {
    const request = nodeHttp.request(url, { method: "POST" });
    request.on("error", reject);
    request.on("response", (response) => {
      let text = "";
      response.on("data", (data: Buffer) => (text += data.toString()));
      response.on("end", () => resolve(text));
    });
    request.end(JSON.stringify({ model: "m", messages: [{ role: "user", content: "Hello" }] }));
  });
  expect(answer).toContain("plain Hello");
});

test("after a handler that looked at a clone, and not after one that took the body", async () => {
  server.use(http.post(CHAT_URL, async ({ request }) => void (await request.clone().text())));
  expect(await ask("Hello")).toBe("This is a mock request");
  server.resetHandlers();
  const mock = llm.openai.chat("Hi");
  server.use(
    http.post(CHAT_URL, async ({ request }) => void (await request.text())),
    mock,
  );
  const answer = await post("Hello").then(
    (response) => response.text(),
    (error: Error) => error.message, // MSW itself may fail before it asks the next handler
  );
  expect(answer).toMatch(/has read the request's body|body|clone/i);
  expect(mock.calls.filter(({ status }) => status === 200)).toEqual([]);
});

test("nobody answers: MSW's own strategy decides", async () => {
  const { chat } = llm.openai.with({ baseURL: "https://gateway.example/v1" });
  server.use(chat(() => undefined));
  const { error } = console;
  console.error = () => {};
  try {
    await expect(
      post("Hello", { url: "https://gateway.example/v1/chat/completions" }),
    ).rejects.toThrow();
  } finally {
    console.error = error;
  }
});

test("by a reply that is a setting", async () => {
  const { chat, handlers } = llm.openai.with({ reply: () => undefined });
  server.use(chat(), ...handlers, plain(CHAT_URL));
  expect(await ask("Hello")).toBe("plain Hello");
});

test("by MSW's own passthrough(), as a reply", async () => {
  const base = url.replace("/chat/completions", "");
  server.use(llm.openai.chat(passthrough(), { baseURL: base }));
  expect(await ask("Hello", { url })).toBe("real Hello");
  server.use(llm.openai.chat(() => passthrough(), { baseURL: base }));
  expect(await ask("Hello", { url })).toBe("real Hello");
});
