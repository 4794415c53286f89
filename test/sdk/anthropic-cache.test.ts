import Anthropic from "@anthropic-ai/sdk";
import { expect, test } from "vitest";
import { cachePrompt } from "../../src/codecs/anthropic-messages/cache.ts";
import { createFetch, createHandlers } from "../../src/index.ts";
import { HELLO } from "../support/anthropic-refusals.ts";

const MARK = { cache_control: { type: "ephemeral" } };
const HOUR = { cache_control: { type: "ephemeral", ttl: "1h" } };
const TOOL = { name: "now", input_schema: { type: "object" } };
const TEXT = { type: "text", text: "Hello" };

/** Each marked beginning of the prompt, and how many minutes it lives. */
function prefixes(body: object): [text: string, minutes: number][] {
  const { text = "", breakpoints = [] } = cachePrompt({ body, modelId: "claude-sonnet-5" }) ?? {};
  return breakpoints.map(({ end, ttl }) => [text.slice(0, end), ttl / 60_000]);
}

test("marks come in the order of the prefix: tools, system, messages", () => {
  const marked = prefixes({
    messages: [{ role: "user", content: [{ ...TEXT, ...MARK }] }],
    system: [{ type: "text", text: "Be brief.", ...HOUR }],
    tools: [{ ...TOOL, ...HOUR }],
  });
  expect(marked.map(([, minutes]) => minutes)).toEqual([60, 60, 5]);
  const [tools, system, messages] = marked.map(([text]) => text);
  expect(tools).toMatch(/"type":"object"\}\}$/);
  expect(system!.slice(tools!.length)).toMatch(/"Be brief\."\}$/);
  expect(messages!.slice(system!.length)).toMatch(/"Hello"\}$/);
  expect(messages).not.toContain("cache_control");
});

test("nothing is cached that is not marked", () => {
  expect(cachePrompt({ body: { tools: [TOOL], messages: [HELLO] }, modelId: "" })).toBeUndefined();
  expect(cachePrompt({ body: undefined, modelId: "" })).toBeUndefined();
});

test("a mark at the top level is the last block's, and one within a tool's result is the result's", () => {
  expect(prefixes({ ...MARK, messages: [HELLO] })).toHaveLength(1);
  const marked = { messages: [{ role: "user", content: [{ ...TEXT, ...HOUR }] }] };
  expect(prefixes({ ...marked, ...MARK })).toEqual(prefixes(marked));
  const result = { type: "tool_result", tool_use_id: "toolu_1", content: [{ ...TEXT, ...HOUR }] };
  expect(prefixes({ messages: [{ role: "user", content: [result] }] })).toHaveLength(1);
});

test("another tool choice is another beginning of the messages, and the same of the system", () => {
  const body = { system: [{ ...TEXT, ...MARK }], messages: [HELLO], ...MARK };
  const [system, messages] = prefixes(body);
  const [same, other] = prefixes({ ...body, tool_choice: { type: "any" } });
  expect(same).toEqual(system);
  expect(other![0]).not.toBe(messages![0]);
});

test.for([
  ["claude-sonnet-5", 1024],
  ["claude-opus-5", 512],
  ["claude-opus-4-8", 1024],
  ["claude-opus-4-7", 2048],
  ["claude-opus-4-6", 4096],
  ["claude-opus-4-5-20251101", 4096],
  ["claude-opus-4-1", 1024],
  ["claude-haiku-4-5-20251001", 4096],
  ["claude-3-5-haiku-latest", 2048],
  ["claude-3-haiku-20240307", 2048],
  ["another", 1024],
] as const)("%s caches from %d tokens", ([modelId, tokens]) => {
  const body = { ...MARK, messages: [HELLO] };
  expect(cachePrompt({ body, modelId })?.minimumTokens).toBe(tokens);
});

/** Some 2,000 tokens. */
const LONG = "All the words of a long prompt. ".repeat(300);

function createClient(promptCache: boolean): Anthropic {
  const fetch = createFetch(...createHandlers({ promptCache }));
  return new Anthropic({ apiKey: "test", maxRetries: 0, fetch });
}

/** What was read of the cache, written for five minutes, written for an hour, and neither. */
async function ask(client: Anthropic, fields: object): Promise<number[]> {
  const params = { model: "claude-sonnet-5", max_tokens: 64, messages: [HELLO], ...fields };
  const { usage } = await client.messages.create(
    params as Anthropic.MessageCreateParamsNonStreaming,
  );
  const { ephemeral_5m_input_tokens: short, ephemeral_1h_input_tokens: long } =
    usage.cache_creation!;
  expect(short + long).toBe(usage.cache_creation_input_tokens);
  return [usage.cache_read_input_tokens!, short, long, usage.input_tokens];
}

test("a marked beginning is written, then read, where the cache is simulated", async () => {
  const client = createClient(true);
  const marked = { system: [{ type: "text", text: LONG, ...MARK }] };
  const [read, written, , rest] = await ask(client, marked);
  expect([read, written! > 1024, rest! > 0]).toEqual([0, true, true]);
  expect(await ask(client, marked)).toEqual([written, 0, 0, rest]);
  const off = createClient(false);
  await ask(off, marked);
  expect((await ask(off, marked)).slice(0, 3)).toEqual([0, 0, 0]);
});

test("a short beginning is not cached", async () => {
  const client = createClient(true);
  const marked = { system: [{ type: "text", text: LONG.slice(0, 2000), ...MARK }] };
  await ask(client, marked);
  expect((await ask(client, marked)).slice(0, 3)).toEqual([0, 0, 0]);
});

test("what is kept for an hour is counted apart", async () => {
  const client = createClient(true);
  const system = [{ type: "text", text: `Briefly. ${LONG}`, ...HOUR }];
  const messages = [{ role: "user", content: [{ type: "text", text: LONG, ...MARK }] }];
  const [read, short, long] = await ask(client, { system, messages });
  expect([read, short! > 1024, long! > 1024]).toEqual([0, true, true]);
  const again = [...messages, { role: "assistant", content: "Hi" }, HELLO];
  expect((await ask(client, { system, messages: again }))[0]).toBeGreaterThan(short!);
});
