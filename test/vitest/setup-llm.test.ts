import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { createServer, type Server } from "node:http";
import { http, HttpResponse } from "msw";
import OpenAI from "openai";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { faults, llm } from "../../src/index.ts";
import { setupLLM } from "../../src/vitest/index.ts";
import { ask, CHAT_URL, deltas, isMSW2, post } from "../support/chat.ts";

const server = setupLLM({
  handlers: [http.get("https://api.openai.com/v1/mine", () => HttpResponse.text("mine"))],
});

/** Built while the module loads: it keeps the `fetch` that it finds. */
const early = new OpenAI({ apiKey: "test", maxRetries: 0 });

test("a client that was built while modules loaded is caught", async () => {
  const messages = [{ role: "user" as const, content: "Hello" }];
  const completion = await early.chat.completions.create({ model: "gpt-5.4", messages });
  expect(completion.choices[0]?.message.content).toBe("This is a mock request");
});

test("MSW 3 gets no connection to use again, where it might answer in another test's context", async () => {
  const { headers } = await post("Hello");
  expect(headers.get("keep-alive")).toBe(isMSW2 ? null : "timeout=1");
  const connections = await countConnections(async () => {
    for (let call = 0; call < 5; call++) await (await post("Hello")).text();
  });
  expect(connections).toBe(isMSW2 ? 0 : 5);
});

test("a lost connection in the middle looks as it does without", async () => {
  server.use(llm.openai.chat(["Hel", faults.disconnect()]));
  const { body } = await post("Hello", { stream: true });
  const error: unknown = await new Response(body).text().catch((reason: unknown) => reason);
  expect(error).toMatchObject({ message: "terminated", cause: { code: "UND_ERR_SOCKET" } });
});

test("fake timers stop no request, whatever was asked before", async () => {
  server.use(llm.openai.chat("Hi"));
  expect(await ask("before")).toBe("Hi");
  vi.useFakeTimers();
  try {
    expect(await ask("after")).toBe("Hi");
    expect(await deltas("after")).toEqual(["Hi"]);
    expect(await ask("again")).toBe("Hi");
  } finally {
    vi.useRealTimers();
  }
});

/** How many connections undici opens, mocked or not. */
async function countConnections(run: () => Promise<void>): Promise<number> {
  let count = 0;
  const onConnect = (): void => void count++;
  subscribe("undici:client:connected", onConnect);
  await run();
  unsubscribe("undici:client:connected", onConnect);
  return count;
}

test("the project's own handlers stand before the pack", async () => {
  expect(await (await fetch("https://api.openai.com/v1/mine")).text()).toBe("mine");
});

describe("a test", () => {
  test("has overrides and calls", async () => {
    server.use(llm.openai.chat("Hi"));
    expect(await ask("Hello")).toBe("Hi");
    server.use(llm.openai.chat(() => undefined));
    expect(await ask("Hello again")).toBe("Hi");
    expect(server.calls.map(({ lastUserText }) => lastUserText)).toEqual(["Hello", "Hello again"]);
    expect(server).toHaveReceivedPrompt("Hello again");
    server.resetHandlers();
    expect(server.calls).toEqual([]);
  });

  test("has none of those before it", async () => {
    expect(server.calls).toEqual([]);
    expect(llm.handlers.calls).toEqual([]);
    expect(await ask("Hello")).toBe("This is a mock request");
    expect(server.calls).toEqual([...llm.handlers.calls]);
    expect(server.calls).toHaveLength(1);
  });

  test("takes the errors that it expects, once", async () => {
    await fetch("https://api.openai.com/v1/nothing");
    expect(server.takeErrors().map(({ url }) => url)).toEqual([
      "https://api.openai.com/v1/nothing",
    ]);
    expect(server.takeErrors()).toEqual([]);
  });
});

describe("an override of a hook", () => {
  beforeEach(() => server.use(llm.openai.chat("from the hook")));

  test("answers the tests of its group", async () => {
    expect(await ask("Hello")).toBe("from the hook");
  });
});

test("and no others", async () => {
  expect(await ask("Hello")).toBe("This is a mock request");
});

describe("an app's server that has listened since before the test", () => {
  let app: Server;
  let url = "";
  beforeAll(async () => {
    app = createServer((request, response) => {
      if (request.url === "/v1/messages") response.end("the app's own");
      else void ask("from the app").then((text) => response.end(text));
    });
    await new Promise<void>((resolve) => app.listen(0, "127.0.0.1", resolve));
    url = `http://127.0.0.1:${(app.address() as { port: number }).port}`;
  });
  afterAll(() => void app.close());

  test("gets the answers of the test, which sees its calls", async () => {
    const mock = llm.openai.chat("for the app");
    server.use(mock);
    expect(await (await fetch(url)).text()).toBe("for the app");
    expect(mock).toHaveReceivedPrompt("from the app");
    expect(server.calls.map((call) => call.url)).toEqual([CHAT_URL]);
  });

  test("is asked itself, whatever it is asked for, and without a word", async () => {
    const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
    const body = JSON.stringify({ model: "gpt-5.4", messages: [] });
    const response = await fetch(`${url}/v1/messages`, { method: "POST", body });
    expect(await response.text()).toBe("the app's own");
    expect(warn).not.toHaveBeenCalled();
    warn.mockRestore();
  });
});
