import nodeHttp from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { ConverseCommand } from "@aws-sdk/client-bedrock-runtime";
import { bypass, http, HttpResponse, passthrough } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { llm } from "../../src/index.ts";
import { setupFetchServer } from "../../src/node/index.ts";
import { createHTTP2Client } from "../support/bedrock-client.ts";
import { ask, CHAT_URL, post } from "../support/chat.ts";
import { type CreateServer, usePack } from "../support/server.ts";

const DEFAULT = "This is a mock request";

/** Answers with what it was sent. */
const upstream = nodeHttp.createServer((request, response) => {
  response.setHeader("x-upstream", "real");
  request.pipe(response);
});
let url: string;

beforeAll(async () => {
  await new Promise<void>((resolve) => upstream.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(upstream.address() as AddressInfo).port}/`;
});
afterAll(() => void upstream.close());

describe("while it listens", () => {
  const server = usePack(setupFetchServer);
  afterEach(() => server.events.removeAllListeners());

  test("a client of HTTP/2, such as AWS's, is answered", async () => {
    const client = createHTTP2Client();
    const messages = [{ role: "user" as const, content: [{ text: "Hi" }] }];
    const { output } = await client.send(new ConverseCommand({ modelId: "m", messages }));
    expect(output?.message?.content).toEqual([{ text: DEFAULT }]);
  });

  test("use, restoreHandlers, resetHandlers and listHandlers are setupServer's", async () => {
    const mock = llm.openai.chat("once", { once: true });
    server.use(mock);
    expect(server.listHandlers()).toEqual([mock, ...llm.handlers]);
    expect([await ask("a"), await ask("b")]).toEqual(["once", DEFAULT]);
    server.restoreHandlers();
    expect(await ask("c")).toBe("once");
    server.resetHandlers();
    expect(server.listHandlers()).toEqual([...llm.handlers]);
    expect(await ask("d")).toBe(DEFAULT);
  });

  test("a boundary keeps what it uses to itself", async () => {
    const answerOf = server.boundary(async (name: string) => {
      server.use(llm.openai.chat(name));
      await new Promise((resolve) => setTimeout(resolve, 2));
      return ask(name);
    });
    const names = Array.from({ length: 20 }, (_, index) => `reply ${index}`);
    expect(await Promise.all(names.map((name) => answerOf(name)))).toEqual(names);
    expect(await ask("outside")).toBe(DEFAULT);
  });

  test("an answer has its URL", async () => {
    expect((await post("Hello")).url).toBe(CHAT_URL);
  });

  test("events come in setupServer's order", async () => {
    const seen: string[] = [];
    server.events.on("request:start", () => void seen.push("start"));
    server.events.on("request:match", () => void seen.push("match"));
    server.events.on("request:end", () => void seen.push("end"));
    server.events.on("response:mocked", () => void seen.push("mocked"));
    await ask("Hello");
    await expect.poll(() => seen).toHaveLength(4);
    expect(seen).toEqual(["start", "match", "end", "mocked"]);
  });

  test("passthrough() and bypass() send what the app sent", async () => {
    server.use(
      http.post(url, () => passthrough()),
      http.post(`${url}bypass`, ({ request }) => fetch(bypass(request))),
    );
    const passed = await fetch(url, { method: "POST", body: "Hello" });
    expect([passed.headers.get("x-upstream"), await passed.text()]).toEqual(["real", "Hello"]);
    const sent = await fetch(`${url}bypass`, { method: "POST", body: "Hi" });
    expect([sent.headers.get("x-upstream"), await sent.text()]).toEqual(["real", "Hi"]);
  });

  test("a client of node:http is not seen", async () => {
    server.use(http.all(url, () => HttpResponse.text("mocked")));
    expect(await (await fetch(url)).text()).toBe("mocked");
    const response = await new Promise<nodeHttp.IncomingMessage>((resolve, reject) => {
      nodeHttp.request(url, { method: "POST" }, resolve).on("error", reject).end("sent");
    });
    expect([response.headers["x-upstream"], await text(response)]).toEqual(["real", "sent"]);
  });
});

describe("listen and close", () => {
  test("fetch is the real one again, and mocked again after another listen", async () => {
    const realFetch = globalThis.fetch;
    const server = setupFetchServer(...llm.handlers);
    for (const round of ["first", "second"]) {
      server.listen();
      expect(globalThis.fetch).not.toBe(realFetch);
      expect(await ask(round)).toBe(DEFAULT);
      server.close();
      expect(globalThis.fetch).toBe(realFetch);
      expect((await fetch(url)).headers.get("x-upstream")).toBe("real");
    }
  });

  test("a second listen, and a close too many, do what they do to setupServer", () => {
    const own = useTwice(setupFetchServer);
    expect(own).toEqual(useTwice(setupServer));
    expect(own.listen).toBe(true);
  });
});

/** Whether a call that is one too many throws. */
function useTwice(createServer: CreateServer): { listen: boolean; close: boolean } {
  const server = createServer();
  server.listen();
  const listen = doesThrow(() => server.listen());
  server.close();
  return { listen, close: doesThrow(() => server.close()) };
}

function doesThrow(action: () => void): boolean {
  try {
    action();
    return false;
  } catch {
    return true;
  }
}
