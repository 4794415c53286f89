import { expect, test, vi } from "vitest";
import { gemini, litellm, llm } from "../../src/index.ts";
import { mergeBody } from "../../src/codecs/merge-body.ts";
import { ask, post } from "../support/chat.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
const GEMINI = "https://generativelanguage.googleapis.com";

test("a wildcard stands for any depth of subdomains, and for no other host", async () => {
  server.use(llm.openai.chat("Hi", { baseURL: "https://*.gateway.example/v1" }));
  const chat = (host: string): Promise<string> =>
    ask("Hello", { url: `https://${host}/v1/chat/completions` });
  expect(await chat("eu.gateway.example")).toBe("Hi");
  expect(await chat("a.b.gateway.example")).toBe("Hi");
  expect(await chat("a.b.api.openai.com")).toBe("This is a mock request");
});

test("a wildcard inside a host stands for one label or a part of it", async () => {
  vi.spyOn(console, "error").mockImplementation(() => {});
  server.use(llm.openai.chat("Hi", { baseURL: "https://llm-*.gateway.example/v1" }));
  server.use(llm.openai.chat("Ho", { baseURL: "https://llm.*.gateway.example/v1" }));
  const chat = (host: string): Promise<string> =>
    ask("Hello", { url: `https://${host}/v1/chat/completions` });
  expect(await chat("llm-eu.gateway.example")).toBe("Hi");
  expect(await chat("llm.eu-1.gateway.example")).toBe("Ho");
  const [one, other] = ["llm.a.b.gateway.example", "llm.gateway.example"].map((host) =>
    chat(host).catch((error: Error) => error),
  );
  expect(await one).toBeInstanceOf(Error);
  expect(await other).toBeInstanceOf(Error);
});

test.for(["v1", "v1beta", "v1alpha"])("Gemini's %s", async (version) => {
  const mock = gemini.generateContent("Hi");
  server.use(mock);
  const response = await fetch(`${GEMINI}/${version}/models/gemini-3-pro:generateContent`, {
    method: "POST",
    body: JSON.stringify({ contents: [{ parts: [{ text: "Hello" }] }] }),
  });
  expect(response.status).toBe(200);
  expect(mock.calls[0]?.modelId).toBe("gemini-3-pro");
});

test.for([
  ["my%20model", "my model"],
  ["%ff", "%ff"],
  ["a%2Fb", "a/b"],
])("a path's %s is %s", async ([sent, read]) => {
  const mock = gemini.generateContent("Hi");
  server.use(mock);
  await fetch(`${GEMINI}/v1/models/${sent}:generateContent`, { method: "POST", body: "{}" });
  expect(mock.calls[0]?.params["model"]).toBe(read);
});

test("a preflight to loopback is answered where an endpoint is, and nowhere else", async () => {
  const log = vi.spyOn(console, "error").mockImplementation(() => {});
  server.use(...litellm.handlers);
  const preflight = (path: string): Promise<number> =>
    fetch(`http://localhost:4000${path}`, { method: "OPTIONS" }).then(
      ({ status }) => status,
      () => 0,
    );
  expect(await preflight("/v1/chat/completions")).toBe(204);
  expect(await preflight("/v1/nowhere")).toBe(0);
  log.mockRestore();
});

test("a trailing or a doubled slash is another path, and told of", async () => {
  for (const path of ["/v1/chat/completions/", "//v1/chat/completions"]) {
    const response = await post("Hello", { url: `https://api.openai.com${path}` });
    expect(await response.text()).toContain("the pack has no such endpoint");
  }
});

test("a partial body reaches no prototype", () => {
  const partial = JSON.parse(
    '{"__proto__":{"polluted":true},"a":{"__proto__":{"polluted":true},"b":1}}',
  ) as object;
  const merged = mergeBody({ a: { c: 2 } }, partial);
  expect(merged).toEqual({ a: { b: 1, c: 2 } });
  expect("polluted" in {}).toBe(false);
  expect("polluted" in merged.a).toBe(false);
});

test("a member of another type in a partial body takes the place of the encoded one whole", () => {
  const body = { output: [{ type: "message", content: "Hi" }, { type: "message" }] };
  const search = { type: "web_search_call", id: "ws_1" };
  expect(mergeBody(body, { output: [search] })).toEqual({ output: [search, { type: "message" }] });
  const phase = { type: "message", phase: "commentary" };
  expect(mergeBody(body, { output: [phase] })).toEqual({
    output: [{ ...phase, content: "Hi" }, { type: "message" }],
  });
});
