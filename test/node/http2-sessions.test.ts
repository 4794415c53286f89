import http2, { type ClientHttp2Session, type ClientHttp2Stream } from "node:http2";
import type { AddressInfo } from "node:net";
import { text as toText } from "node:stream/consumers";
import { setupServer } from "msw/node";
import { afterAll, beforeAll, expect, test } from "vitest";
import { faults, llm, sequence } from "../../src/index.ts";
import { interceptHTTP2 } from "../../src/node/index.ts";
import { isMSW2 } from "../support/chat.ts";
import { usePack } from "../support/server.ts";

const server = usePack(setupServer);
let restore: () => void;
beforeAll(() => void (restore = interceptHTTP2(server)));
const { connect: own } = http2;
afterAll(() => restore());

/** The status and the body of what was asked by hand. */
async function read(request: ClientHttp2Stream): Promise<[status: unknown, body: string]> {
  const status = new Promise((resolve, reject) => {
    request.on("response", (headers) => resolve(headers[":status"]));
    request.on("error", reject);
    request.on("close", () => reject(new Error("closed without an answer")));
  });
  return [await status, await toText(request)];
}

function chat(session: ClientHttp2Session): ClientHttp2Stream {
  const request = session.request({ ":method": "POST", ":path": "/v1/chat/completions" });
  return request.end(JSON.stringify({ model: "m", messages: [{ role: "user", content: "Hi" }] }));
}

test("takes every form of a request", async () => {
  const session = http2.connect("https://api.openai.com", () => {});
  const list = await read(session.request({ ":path": "/v1/models" }));
  expect([list[0], JSON.parse(list[1])]).toMatchObject([200, { object: "list" }]);
  const head = { ":method": "POST", ":path": "/v1/embeddings", "set-cookie": ["a=1", "b=2"] };
  const refused = await read(session.request(head).end('{"model":"m"}'));
  expect(refused[0]).toBe(400);
  const unknown = await read(session.request({ ":path": "/v1/nowhere" }));
  expect(unknown[1]).toContain("msw-llm: ");
  const nothing = await read(session.request());
  expect(nothing[1]).toContain("msw-llm: ");
  await new Promise<void>((resolve) => session.close(resolve));
  expect(session.destroyed).toBe(true);
});

test("loses one stream where it has others", async () => {
  let resolve: (reply: string) => void = () => {};
  const promise = new Promise<string>((resolvePromise) => (resolve = resolvePromise));
  const mock = llm.openai.chat(sequence(() => promise, faults.networkError()));
  server.use(mock);
  const session = http2.connect("https://api.openai.com");
  const waiting = read(chat(session));
  await expect.poll(() => mock.remaining).toBe(1);
  await expect(read(chat(session))).rejects.toMatchObject({ code: "ERR_HTTP2_STREAM_ERROR" });
  resolve("Hello");
  expect((await waiting)[1]).toContain("Hello");
  session.destroy();
});

test("connects, and tells so", async () => {
  const session = await new Promise<ClientHttp2Session>((resolve) => {
    const connecting = http2.connect("https://api.openai.com", {}, () => resolve(connecting));
  });
  expect([session.destroyed, session.closed]).toEqual([false, false]);
  session.destroy();
});

test("a host that no handler knows is left alone", async () => {
  const real = http2.createServer((_, response) => response.end("real"));
  await new Promise<void>((resolve) => void real.listen(0, "127.0.0.1", resolve));
  const { port } = real.address() as AddressInfo;
  // MSW 3 lets HTTP/2 wait for ever
  if (!isMSW2) server.close();
  const session = http2.connect(`http://127.0.0.1:${port}`);
  expect(await read(session.request({ ":path": "/" }))).toEqual([200, "real"]);
  session.destroy();
  real.close();
  if (!isMSW2) server.listen();
});

test("a request is asked in the boundary that it was made in, not in the session's", async () => {
  const session = server.boundary(() => http2.connect("https://api.openai.com"))();
  const ask = server.boundary(async (name: string) => {
    server.use(llm.openai.chat(name));
    return (await read(chat(session)))[1];
  });
  const [one, two] = await Promise.all([ask("first reply"), ask("second reply")]);
  expect(one).toContain("first reply");
  expect(two).toContain("second reply");
  session.destroy();
});

test("what fetch cannot ask is no request", async () => {
  const session = http2.connect("https://api.openai.com");
  const request = session.request({ ":method": "TRACE", ":path": "/v1/models" });
  await expect(read(request)).rejects.toThrow("closed without an answer");
  session.destroy();
});

test("a host is known by an override alone", async () => {
  server.resetHandlers(llm.openai.chat("Hello"));
  const session = http2.connect("https://api.openai.com");
  expect((await read(chat(session)))[1]).toContain("Hello");
  session.destroy();
  server.resetHandlers(...llm.handlers);
});

test("Node is told of that has no bridge", () => {
  const { performServerHandshake } = http2;
  Reflect.deleteProperty(http2, "performServerHandshake");
  try {
    expect(() => interceptHTTP2(server)).toThrow(
      new Error(
        "Failed to intercept HTTP/2: it takes Node 20.17, 22.6 or later. Update Node, or give the client another transport, such as requestHandler: new NodeHttpHandler() to AWS's.",
      ),
    );
  } finally {
    Object.assign(http2, { performServerHandshake });
  }
});

test("what is ended stays ended, and another server's goes on", () => {
  const { connect } = http2;
  const end = interceptHTTP2(setupServer());
  end();
  end();
  expect(http2.connect).toBe(connect);
  restore();
  expect(http2.connect).toBe(own);
  restore = interceptHTTP2(server);
});
