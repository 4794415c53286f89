// a named import would be the function that MSW has not yet put its own in the place of
import https from "node:https";
import type { IncomingMessage } from "node:http";
import { text } from "node:stream/consumers";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { llm } from "../../src/index.ts";
import { expectErrorShape } from "../support/error-shapes.ts";
import { usePack } from "../support/server.ts";

usePack();

const BODY = JSON.stringify({
  model: "m",
  max_tokens: 9,
  messages: [{ role: "user", content: "Hello" }],
});
const INVALID = Buffer.concat([Buffer.from(BODY.slice(0, -12)), Buffer.from([0xff, 0xfe])]);

interface Raw {
  method?: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
}

/** What no `fetch` would send, and `node:http` does. */
const RAW: [name: string, raw: Raw][] = [
  ["GET with a body", { method: "GET", body: BODY }],
  ["HEAD with a body", { method: "HEAD", body: BODY }],
  ["DELETE with a body", { method: "DELETE", body: BODY }],
  ["an unknown method", { method: "PROPFIND", body: BODY }],
  ["gzip", { headers: { "content-encoding": "gzip" }, body: gzipSync(BODY) }],
  ["gzip that is none", { headers: { "content-encoding": "gzip" }, body: BODY }],
  ["an encoding that nobody has", { headers: { "content-encoding": "rot13" }, body: BODY }],
  ["invalid UTF-8", { body: INVALID }],
  ["NUL", { body: BODY.replace("Hello", "\0") }],
  ["no body", {}],
  ["a form without a boundary", { headers: { "content-type": "multipart/form-data" }, body: BODY }],
];

const ENDPOINTS: [provider: string, url: string][] = [
  ["openai", "https://api.openai.com/v1/chat/completions"],
  ["openai", "https://api.openai.com/v1/files"],
  ["anthropic", "https://api.anthropic.com/v1/messages"],
  ["mistral", "https://api.mistral.ai/v1/chat/completions"],
];

test.for(RAW)("%s gets an answer of the provider's, and breaks nothing", async ([, raw]) => {
  for (const [provider, url] of ENDPOINTS) {
    const response = await send(url, raw);
    const answer = await text(response);
    const status = response.statusCode ?? 0;
    expect([url, status >= 200 && status < 500]).toEqual([url, true]);
    if (status < 400 || raw.method === "HEAD") continue;
    expectErrorShape(provider, new URL(url).pathname, JSON.parse(answer));
  }
  const causes = llm.handlers.errors.map(({ cause }) => (cause as Error).constructor.name);
  expect(causes.filter((name) => !/^(?:Mistake|Error|UnansweredError)$/.test(name))).toEqual([]);
});

function send(url: string, { method = "POST", headers = {}, body }: Raw): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) };
    const all = { "content-type": "application/json", ...length, ...headers };
    const sent = https.request(url, { method, headers: all }, resolve);
    sent.on("error", reject).end(body);
  });
}
