import { expect, test } from "vitest";
import { cacheBreakpoints, minimumCacheTokens } from "../../src/codecs/anthropic-messages/cache.ts";

const MARK = { cache_control: { type: "ephemeral" } };
const HOUR = { cache_control: { type: "ephemeral", ttl: "1h" } };
const TOOL = { name: "now", input_schema: { type: "object" } };
const TEXT = { type: "text", text: "Hello" };

/** What each prefix ends with, and how long it is kept. */
function summarize(body: unknown) {
  return cacheBreakpoints(body).map(({ ttl, prefix }) => [ttl, prefix.slice(-18)]);
}

test("breakpoints come in the order of the prefix: tools, system, messages", () => {
  const body = {
    messages: [{ role: "user", content: [{ ...TEXT, ...MARK }] }],
    system: [{ type: "text", text: "Be brief.", ...HOUR }],
    tools: [{ ...TOOL, ...HOUR }],
  };
  expect(summarize(body)).toEqual([
    ["1h", '{"type":"object"}}'],
    ["1h", 'ext":"Be brief."}'.padStart(18, "t")],
    ["5m", '","text":"Hello"}'.padStart(18, "t")],
  ]);
  const [tools, system, messages] = cacheBreakpoints(body).map(({ prefix }) => prefix);
  expect(system!.startsWith(tools!) && messages!.startsWith(system!)).toBe(true);
  expect(messages).not.toContain("cache_control");
});

test("nothing is cached that is not marked", () => {
  expect(
    cacheBreakpoints({ tools: [TOOL], messages: [{ role: "user", content: "Hello" }] }),
  ).toEqual([]);
  expect(cacheBreakpoints(undefined)).toEqual([]);
});

test("a mark at the top level is the last block's", () => {
  const body = { ...MARK, messages: [{ role: "user", content: "Hello" }] };
  const [breakpoint, ...others] = cacheBreakpoints(body);
  expect(others).toEqual([]);
  expect(breakpoint).toMatchObject({ ttl: "5m", ends: [breakpoint!.prefix.length] });
  const marked = { messages: [{ role: "user", content: [{ ...TEXT, ...HOUR }] }] };
  expect(summarize({ ...marked, ...MARK })).toEqual(summarize(marked));
});

test("a mark within a tool's result is the result's", () => {
  const result = { type: "tool_result", tool_use_id: "toolu_1", content: [{ ...TEXT, ...HOUR }] };
  expect(cacheBreakpoints({ messages: [{ role: "user", content: [result] }] })).toHaveLength(1);
});

test("moving a mark on keeps the prefix before it", () => {
  const first = { messages: [{ role: "user", content: [{ ...TEXT, ...MARK }] }] };
  const more = [
    { role: "user", content: [TEXT] },
    { role: "assistant", content: "Hi" },
    { role: "user", content: [{ ...TEXT, ...MARK }] },
  ];
  const [before] = cacheBreakpoints(first);
  const [after] = cacheBreakpoints({ messages: more });
  expect(after!.ends).toContain(before!.prefix.length);
  expect(after!.prefix.slice(0, before!.prefix.length)).toBe(before!.prefix);
});

test("twenty blocks are looked at", () => {
  const content = Array.from({ length: 30 }, () => TEXT);
  const messages = [{ role: "user", content: [...content, { ...TEXT, ...MARK }] }];
  expect(cacheBreakpoints({ messages })[0]!.ends).toHaveLength(20);
});

test("another tool choice is another prefix of the messages, and the same of the system", () => {
  const body = {
    system: [{ ...TEXT, ...MARK }],
    messages: [{ role: "user", content: "Hi" }],
    ...MARK,
  };
  const [system, messages] = cacheBreakpoints(body);
  const [same, other] = cacheBreakpoints({ ...body, tool_choice: { type: "any" } });
  expect(same).toEqual(system);
  expect(other!.prefix).not.toBe(messages!.prefix);
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
] as const)("%s caches from %d tokens", ([model, tokens]) => {
  expect(minimumCacheTokens(model)).toBe(tokens);
});
