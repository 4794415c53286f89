import { expect, test } from "vitest";
import {
  createFetch,
  createHandlers,
  errors,
  llm,
  openai,
  type Reply,
  sequence,
  type Settings,
} from "../../src/index.ts";
import { hideSecrets, withoutCredentials, withoutSecrets } from "../../src/secrets.ts";
import { CHAT_URL } from "../support/chat.ts";
import { findText } from "../support/find-text.ts";
import { HEADERS, leaks, PLANTED, withSecrets } from "../support/planted.ts";
import { REQUESTS } from "../support/requests.ts";

test.for(REQUESTS)("%s keeps nothing of who asked", async ([url, body]) => {
  const pack = createHandlers();
  const { leaks: found } = await leaks(pack, url, JSON.stringify(body));
  expect(found).toEqual([]);
  expect(pack[0]?.calls[0]?.url).toContain("access_token=…");
});

test.for([
  "https://api.openai.com/v1/models",
  "https://api.anthropic.com/v1/models",
  "https://generativelanguage.googleapis.com/v1beta/models/m",
])("%s keeps nothing of who asked", async (url) => {
  const pack = createHandlers();
  expect((await leaks(pack, url, undefined)).leaks).toEqual([]);
  expect(pack[0]?.calls[0]?.status).toBe(200);
});

const MCP = "https://mcp.example/sse";
const messages = [{ role: "user", content: "Hi" }];
const SANDBOX = {
  type: "auto",
  network_policy: {
    type: "allowlist",
    allowed_domains: ["a.example"],
    domain_secrets: [{ domain: "a.example", name: "A", value: PLANTED }],
  },
};

test.for<[url: string, body: object]>([
  [
    "https://api.openai.com/v1/responses",
    {
      model: "gpt-5.4",
      input: "Hi",
      tools: [
        {
          type: "mcp",
          server_label: "a",
          server_url: `${MCP}?api_key=${PLANTED}`,
          authorization: PLANTED,
          headers: { "x-any": PLANTED },
        },
        { type: "code_interpreter", container: SANDBOX },
      ],
    },
  ],
  [
    "https://api.anthropic.com/v1/messages",
    {
      model: "claude-sonnet-5",
      max_tokens: 9,
      messages,
      mcp_servers: [
        { type: "url", name: "a", url: `${MCP}?token=${PLANTED}`, authorization_token: PLANTED },
      ],
      tools: [{ type: "mcp_toolset", mcp_server_name: "a" }],
    },
  ],
  [
    "https://generativelanguage.googleapis.com/v1beta/models/m:generateContent",
    {
      contents: [{ parts: [{ text: "Hi" }] }],
      tools: [
        {
          mcpServers: [
            {
              name: "a",
              streamableHttpTransport: { url: MCP, headers: { Authorization: PLANTED } },
            },
          ],
        },
      ],
    },
  ],
  [
    "http://localhost:4000/chat/completions",
    { model: "m", messages, api_key: PLANTED, extra_headers: { "x-api-key": PLANTED } },
  ],
])("%s keeps nothing of who its tools ask for", async ([url, body]) => {
  const pack = createHandlers();
  const { leaks: found } = await leaks(pack, url, JSON.stringify(body));
  expect(found).toEqual([]);
  expect(JSON.stringify(pack[0]?.calls[0]?.body)).toContain("<redacted>");
});

const CHAT = JSON.stringify({ model: "m", messages });
const BAD_REPLY = { contnt: "Hi" } as unknown as Reply;

test.for<[title: string, reply: Reply | undefined, settings: Settings, text: string]>([
  ["a text that is no JSON", "Hi", {}, `{"api_key": "${PLANTED}`],
  ["a request that is refused", "Hi", {}, `{"messages": 5, "api_key": "${PLANTED}"}`],
  ["a responder that throws", () => Promise.reject(new Error("oops")), {}, CHAT],
  ["a reply that is none", BAD_REPLY, {}, CHAT],
  ["an exhausted sequence", sequence(), {}, CHAT],
  ["an error of the provider's", errors.invalidApiKey(), {}, CHAT],
  ["a setting that throws", "Hi", { countTokens: () => BigInt("x") as never }, CHAT],
])("%s tells nothing of who asked", async ([, reply, settings, text]) => {
  const mock = openai.chat(reply, settings);
  const { answer, leaks: found } = await leaks([mock] as never, CHAT_URL, text);
  expect(found).toEqual([]);
  expect(answer).toContain("error");
});

test("a stream that breaks tells nothing of who asked", async () => {
  async function* lose(): AsyncGenerator<string> {
    yield "Hel";
    await Promise.reject(new Error("lost it"));
  }
  const mock = openai.chat(lose);
  const text = JSON.stringify({ model: "m", messages, stream: true });
  const { answer, leaks: found } = await leaks([mock] as never, CHAT_URL, text);
  expect(found).toEqual([]);
  expect(answer).toContain("lost it");
});

test.for<[title: string, handlers: () => ReturnType<typeof createHandlers>, url: string]>([
  ["an endpoint that the pack has not", () => createHandlers(), "https://api.openai.com/v1/no"],
  ["no override", () => createHandlers({ unmatched: "error" }), CHAT_URL],
  ["no handler", () => [] as never, CHAT_URL],
])("%s tells nothing of who asked", async ([, toHandlers, url]) => {
  const handlers = toHandlers();
  const { answer, leaks: found } = await leaks(handlers, url, CHAT);
  expect(found).toEqual([]);
  expect(answer).toMatch(/msw-llm: Failed to answer POST .*\?key=…/);
});

test("what is no secret stays", async () => {
  const headers = new Headers({ "idempotency-key": "1", "openai-organization": "org", "x-a": "b" });
  expect([...withoutCredentials(headers)]).toEqual([...headers]);
  const url = "https://a.example/?pageToken=1&next_page_token=2&max_tokens=3&design=4";
  expect(hideSecrets(url)).toBe(url);
  const body = {
    prompt_cache_key: "a",
    messages: [{ role: "user", content: "x", token: "b" }],
    metadata: { session_token: "c" },
    max_tokens: 9,
    tools: [
      {
        type: "function",
        function: { name: "log_in", parameters: { properties: { password: { const: "d" } } } },
      },
      { name: "log_in", input_schema: { default: { api_key: "e" } } },
      { type: "mcp", server_url: MCP, authorization: null },
    ],
  };
  expect(withoutSecrets(body)).toBe(body);
});

test("a body as deep as it likes is searched as deep as providers nest", () => {
  let body: object = { headers: { a: PLANTED } };
  for (let depth = 0; depth < 50_000; depth++) body = { tools: [body] };
  expect(withoutSecrets(body)).toBe(body);
  let headers: unknown = PLANTED;
  for (let depth = 0; depth < 50; depth++) headers = { a: headers };
  expect(findText(withoutSecrets({ headers }), PLANTED)).toEqual([]);
});

test("what a responder and a condition are shown holds no secret", async () => {
  const shown: unknown[] = [];
  const mock = llm.openai.chat((call) => void shown.push(call), {
    when: (call) => shown.push(call) > 0,
  });
  const init = { method: "POST", headers: HEADERS, body: CHAT };
  await createFetch(mock)(withSecrets(CHAT_URL), init);
  expect(shown).toHaveLength(2);
  expect(findText(shown, PLANTED)).toEqual([]);
});
