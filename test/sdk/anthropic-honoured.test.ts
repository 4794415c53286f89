import Anthropic from "@anthropic-ai/sdk";
import { expect, test } from "vitest";
import { anthropicMessages } from "../../src/codecs/anthropic-messages/index.ts";
import { createFetch, custom, llm, reasoning, type Reply, toolCall } from "../../src/index.ts";
import { HELLO } from "../support/anthropic-refusals.ts";

const NOW = Date.parse("2026-11-25T12:00:00Z");
const PARAMS = { model: "claude-sonnet-5", max_tokens: 64, messages: [HELLO] };

type Message = Anthropic.Beta.BetaMessage;

/** The message in one body, and the one that the SDK puts together from a stream: they are the same. */
async function ask(fields: object, reply: Reply = "Hi"): Promise<Message> {
  const settings = { generateId: () => "1", now: () => NOW };
  const handler = llm.anthropic.messages(reply, settings);
  const fetch = createFetch(handler);
  const { messages } = new Anthropic({ apiKey: "test", maxRetries: 0, fetch }).beta;
  const params = { ...PARAMS, ...fields } as Anthropic.Beta.MessageCreateParamsNonStreaming;
  const body = await messages.create(params);
  const { parsed_output: _, ...stream } = await messages.stream(params).finalMessage();
  expect(JSON.parse(JSON.stringify(stream))).toEqual(JSON.parse(JSON.stringify(body)));
  expect(handler.errors).toEqual([]);
  return body;
}

test("where and how fast a request is served stands in its usage", async () => {
  const plain = await ask({ service_tier: "auto", metadata: { user_id: "1" } });
  expect(plain.usage).toMatchObject({ service_tier: "standard", inference_geo: "not_available" });
  expect(plain.usage).not.toHaveProperty("speed");
  expect(plain).not.toHaveProperty("metadata");
  const { usage } = await ask({ inference_geo: "eu", speed: "fast" });
  expect(usage).toMatchObject({ inference_geo: "eu", speed: "fast" });
});

test("a container that is named is used again, and one with skills is new", async () => {
  const expires_at = "2026-11-25T13:00:00.000Z";
  expect((await ask({ container: "container_1" })).container).toEqual({
    id: "container_1",
    expires_at,
  });
  const skills = [{ type: "anthropic", skill_id: "pptx", version: "20251013" }];
  expect((await ask({ container: { skills } })).container).toEqual({
    id: "container_011",
    expires_at,
    skills,
  });
  expect(await ask({})).not.toHaveProperty("container");
});

test("code that ran has run in a container", async () => {
  const { container, content } = await ask({}, [
    custom("anthropic.server_tool_use", {
      id: "srvtoolu_1",
      name: "bash_code_execution",
      input: { command: "date" },
    }),
    custom("anthropic.bash_code_execution_tool_result", {
      tool_use_id: "srvtoolu_1",
      content: { type: "bash_code_execution_result", stdout: "noon", stderr: "", return_code: 0 },
    }),
    "Noon.",
  ]);
  expect(container?.id).toBe("container_011");
  expect(content.map(({ type }) => type)).toEqual([
    "server_tool_use",
    "bash_code_execution_tool_result",
    "text",
  ]);
});

test("context that is managed has its edits told: none", async () => {
  const edits = [{ type: "clear_tool_uses_20250919" }];
  const { context_management } = await ask({ context_management: { edits } });
  expect(context_management).toEqual({ applied_edits: [] });
  expect(await ask({})).not.toHaveProperty("context_management");
});

test("diagnostics that are asked for are pending", async () => {
  const { diagnostics } = await ask({ diagnostics: { previous_message_id: null } });
  expect(diagnostics).toEqual({ cache_miss_reason: null });
});

test("thoughts that are omitted are signed all the same", async () => {
  const reply = [reasoning("Hm.", { signature: "c2ln" }), "Hi"];
  const thinking = { type: "adaptive" };
  expect((await ask({ thinking }, reply)).content[0]).toMatchObject({ thinking: "Hm." });
  expect((await ask({ thinking: { ...thinking, display: "omitted" } }, reply)).content).toEqual([
    { type: "thinking", thinking: "", signature: "c2ln" },
    { type: "text", text: "Hi" },
  ]);
});

test("a conversation is compacted to what the test answers with", async () => {
  const { content, stop_reason } = await ask({ compaction: { type: "summarize" } }, "They met.");
  expect(stop_reason).toBe("compaction");
  expect(content).toEqual([
    { type: "compaction", content: "They met.", encrypted_content: expect.any(String) as string },
  ]);
});

const codec = anthropicMessages();
const CALL = codec.decode({
  method: "POST",
  url: "",
  params: {},
  query: new URLSearchParams(),
  headers: new Headers(),
  body: {
    ...PARAMS,
    tools: [
      { type: "mcp_toolset", mcp_server_name: "docs" },
      { type: "tool_search_tool_regex_20251119", name: "tool_search_tool_regex" },
      { name: "now", input_schema: { type: "object" } },
    ],
    tool_choice: { type: "auto", disable_parallel_tool_use: true },
    mcp_servers: [
      { type: "url", name: "docs", url: "" },
      { type: "url", name: "old", url: "" },
    ],
  },
  malformed: false,
});

test("one call at a time, and tools whose names are not known", () => {
  expect(CALL.parallelToolCalls).toBe(false);
  expect(CALL.topLogprobs).toBeUndefined();
  expect(CALL.tools.map(({ name, isSet = false }) => [name, isSet])).toEqual([
    ["docs", true],
    ["tool_search_tool_regex", true],
    ["now", false],
    ["old", true],
  ]);
});

test("a stop sequence is reported, and so is a limit", async () => {
  const stopped = await ask({ stop_sequences: ["END"] }, "One. END Two.");
  expect(stopped).toMatchObject({
    stop_reason: "stop_sequence",
    stop_sequence: "END",
    content: [{ type: "text", text: "One. " }],
  });
  const cut = await ask({ max_tokens: 2 }, "One two three four five six.");
  expect(cut).toMatchObject({ stop_reason: "max_tokens", stop_sequence: null });
  expect(cut.usage.output_tokens).toBe(2);
});

test("what belongs to a block that is cut is cut with it", async () => {
  const caller = { type: "code_execution_20260120", tool_id: "srvtoolu_1" };
  const tools = [{ name: "now", input_schema: { type: "object" } }];
  const { content, stop_reason } = await ask({ max_tokens: 4, tools }, [
    "One two.",
    custom("anthropic.fields", { caller }),
    toolCall("now", { at: "a place that takes many tokens" }),
  ]);
  expect([content.length, stop_reason]).toEqual([1, "max_tokens"]);
});
