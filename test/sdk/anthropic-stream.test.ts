import Anthropic, { type APIError } from "@anthropic-ai/sdk";
import { betaZodTool } from "@anthropic-ai/sdk/helpers/beta/zod";
import { beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { errors, llm, reasoning, sequence, toolCall } from "../../src/index.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
let client: Anthropic;
beforeAll(() => void (client = new Anthropic({ apiKey: "test", maxRetries: 0 })));

const PARAMS = {
  model: "claude-sonnet-5",
  max_tokens: 64,
  messages: [{ role: "user" as const, content: "Hello" }],
};

interface Event {
  type: string;
  [field: string]: unknown;
}

/** The events as they come, pings included, which the SDK drops. */
async function readEvents(): Promise<Event[]> {
  const response = await fetch("https://api.anthropic.com/v1/messages?beta=true", {
    method: "POST",
    body: JSON.stringify({ ...PARAMS, stream: true }),
  });
  expect(response.headers.get("content-type")).toBe("text/event-stream; charset=utf-8");
  const frames = (await response.text()).split("\n\n");
  expect(frames.pop()).toBe("");
  return frames.map((frame) => {
    const [, name, data] = /^event: (.*)\ndata: (.*)$/.exec(frame)!;
    const event = JSON.parse(data!) as Event;
    expect(event.type).toBe(name);
    return event;
  });
}

test("the events of a thought, a text and a tool call", async () => {
  const usage = {
    inputTokens: { total: 12, cacheRead: 2 },
    outputTokens: { total: 9, reasoning: 4 },
  };
  const content = [
    reasoning("Hm.", { signature: "c2ln" }),
    "Hi",
    toolCall("sum", { a: 1 }, { id: "toolu_1" }),
    toolCall("now", {}, { id: "toolu_2" }),
  ];
  const settings = { chunking: 4, validate: { replies: false } };
  server.use(llm.anthropic.messages({ id: "msg_1", content, usage }, settings));
  const input = { input_tokens: 10, cache_creation_input_tokens: 0, cache_read_input_tokens: 2 };
  const tool = { type: "tool_use", input: {}, caller: { type: "direct" } };
  expect(await readEvents()).toEqual([
    {
      type: "message_start",
      message: {
        model: "claude-sonnet-5",
        id: "msg_1",
        type: "message",
        role: "assistant",
        content: [],
        stop_reason: null,
        stop_sequence: null,
        stop_details: null,
        usage: {
          ...input,
          cache_creation: { ephemeral_5m_input_tokens: 0, ephemeral_1h_input_tokens: 0 },
          output_tokens: 1,
          service_tier: "standard",
          inference_geo: "not_available",
        },
      },
    },
    start(0, { type: "thinking", thinking: "", signature: "" }),
    { type: "ping" },
    delta(0, { type: "thinking_delta", thinking: "Hm." }),
    delta(0, { type: "signature_delta", signature: "c2ln" }),
    { type: "content_block_stop", index: 0 },
    start(1, { type: "text", text: "" }),
    delta(1, { type: "text_delta", text: "Hi" }),
    { type: "content_block_stop", index: 1 },
    start(2, { ...tool, id: "toolu_1", name: "sum" }),
    delta(2, { type: "input_json_delta", partial_json: "" }),
    delta(2, { type: "input_json_delta", partial_json: '{"a"' }),
    delta(2, { type: "input_json_delta", partial_json: ":1}" }),
    { type: "content_block_stop", index: 2 },
    start(3, { ...tool, id: "toolu_2", name: "now" }),
    delta(3, { type: "input_json_delta", partial_json: "" }),
    { type: "content_block_stop", index: 3 },
    {
      type: "message_delta",
      delta: { stop_reason: "tool_use", stop_sequence: null, stop_details: null },
      usage: { ...input, output_tokens: 9, output_tokens_details: { thinking_tokens: 4 } },
    },
    { type: "message_stop" },
  ]);
});

function start(index: number, content_block: object): Event {
  return { type: "content_block_start", index, content_block };
}

function delta(index: number, delta: object): Event {
  return { type: "content_block_delta", index, delta };
}

test("an error in the stream names the request of the header", async () => {
  server.use(llm.anthropic.messages(["Hel", errors.overloaded()]));
  const stream = client.messages.stream(PARAMS);
  const error: unknown = await stream.finalMessage().catch((cause: unknown) => cause);
  expect(error).toBeInstanceOf(Anthropic.APIError);
  expect((error as APIError).error).toEqual({
    type: "error",
    error: { details: null, type: "overloaded_error", message: "Overloaded" },
    request_id: stream.request_id,
  });
});

test("an agent of the beta SDK runs its tools to the end", async () => {
  const handler = llm.anthropic.messages(
    sequence(["Let me look.", toolCall("get_weather", { city: "Oslo" })], "It rains in Oslo."),
  );
  server.use(handler);
  const weather = betaZodTool({
    name: "get_weather",
    description: "The weather in a city",
    inputSchema: z.object({ city: z.string() }),
    run: ({ city }) => `Rain in ${city}`,
  });
  const runner = client.beta.messages.toolRunner({ ...PARAMS, tools: [weather], stream: true });
  const final = await runner.runUntilDone();
  expect(final.content).toMatchObject([{ type: "text", text: "It rains in Oslo." }]);
  // 1.12 sends the second turn alone, for the API holds the first
  expect(handler.calls[1]?.prompt.map(({ role }) => role)).toEqual(["user", "assistant", "tool"]);
  expect(handler.calls[1]?.toolResults).toEqual([
    {
      type: "tool-result",
      toolCallId: expect.stringMatching(/^toolu_01[1-9A-HJ-NP-Za-km-z]{22}$/),
      toolName: "get_weather",
      output: "Rain in Oslo",
    },
  ]);
});
