import Anthropic from "@anthropic-ai/sdk";
import { zodOutputFormat } from "@anthropic-ai/sdk/helpers/zod";
import { beforeAll, expect, test } from "vitest";
import { z } from "zod";
import {
  errors,
  file,
  json,
  llm,
  reasoning,
  refusal,
  type Reply,
  source,
  text,
  toolCall,
} from "../../src/index.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
let client: Anthropic;
beforeAll(() => void (client = new Anthropic({ apiKey: "test", maxRetries: 0 })));

const PARAMS = {
  model: "claude-sonnet-5",
  max_tokens: 64,
  messages: [{ role: "user" as const, content: "Hello" }],
};

/** The message in one body, and the one that the SDK puts together from a stream. */
async function askTwice(
  reply: Reply,
  fields: Partial<Anthropic.MessageCreateParamsNonStreaming> = {},
): Promise<Anthropic.Message[]> {
  const handler = llm.anthropic.messages(reply, { generateId: () => "0" });
  server.use(handler);
  const params = { ...PARAMS, ...fields };
  const body = await client.messages.create(params);
  const stream = await client.messages.stream(params).finalMessage();
  expect(JSON.parse(JSON.stringify({ ...stream, parsed_output: undefined }))).toEqual(
    JSON.parse(JSON.stringify(body)),
  );
  expect(handler.errors).toEqual([]);
  return [body, stream];
}

test("thinking, with the signature that the test gives", async () => {
  for (const { content, usage } of await askTwice([
    reasoning("Let me think.", { signature: "EqQBCg==" }),
    "42",
  ])) {
    expect(content).toEqual([
      { type: "thinking", thinking: "Let me think.", signature: "EqQBCg==" },
      { type: "text", text: "42" },
    ]);
    expect(usage.output_tokens_details?.thinking_tokens).toBeGreaterThan(0);
  }
});

test("thinking without a signature gets one as long as a recorded one", async () => {
  const [body] = await askTwice([reasoning("One."), reasoning("Two."), "42"]);
  const signatures = body!.content.flatMap((block) =>
    block.type === "thinking" ? [block.signature] : [],
  );
  expect(new Set(signatures).size).toBe(2);
  for (const signature of signatures) expect(signature).toMatch(/^ErUB[A-Za-z0-9+/]{242}==$/);
});

test("redacted thinking shows its data alone", async () => {
  for (const { content } of await askTwice([reasoning("", { redactedData: "EmwKAhgB" }), "42"])) {
    expect(content).toEqual([
      { type: "redacted_thinking", data: "EmwKAhgB" },
      { type: "text", text: "42" },
    ]);
  }
});

test("sources are citations of the text before them", async () => {
  const reply = [
    "It rains.",
    source({ url: "https://yr.no", title: "Yr" }),
    source({ url: "https://met.no" }),
    "Take an umbrella.",
  ];
  for (const { content } of await askTwice(reply)) {
    expect(content).toEqual([
      {
        type: "text",
        text: "It rains.",
        citations: [
          {
            type: "web_search_result_location",
            cited_text: "It rains.",
            url: "https://yr.no",
            title: "Yr",
            encrypted_index: expect.stringMatching(/^EpEB[A-Za-z0-9+/=]+$/),
          },
          expect.objectContaining({ url: "https://met.no", title: null }),
        ],
      },
      { type: "text", text: "Take an umbrella." },
    ]);
  }
});

test("a refusal is a text and a stop reason", async () => {
  for (const { content, stop_reason } of await askTwice(refusal("I can't."))) {
    expect(content).toEqual([{ type: "text", text: "I can't." }]);
    expect(stop_reason).toBe("refusal");
  }
});

test("a filter stops an answer without an error", async () => {
  for (const { content, stop_reason } of await askTwice(errors.contentFiltered())) {
    expect(content).toEqual([]);
    expect(stop_reason).toBe("refusal");
  }
});

test("no content, empty blocks and a tool without arguments survive", async () => {
  for (const { content, stop_reason } of await askTwice({ content: [] })) {
    expect([content, stop_reason]).toEqual([[], "end_turn"]);
  }
  await askTwice([text(""), text(""), reasoning("")]);
  for (const { content } of await askTwice([toolCall("now", {}, { id: "toolu_1" })], {
    tools: [{ name: "now", input_schema: { type: "object" } }],
  })) {
    expect(content).toEqual([
      { type: "tool_use", id: "toolu_1", name: "now", input: {}, caller: { type: "direct" } },
    ]);
  }
});

test("usage tells the cache's share apart, and body is merged last", async () => {
  const reply: Reply = {
    content: "One, two",
    finishReason: "length",
    usage: { inputTokens: { total: 100, cacheRead: 60, cacheWrite: 30 }, outputTokens: 7 },
    body: {
      stop_reason: "stop_sequence",
      stop_sequence: ",",
      usage: { service_tier: "priority", server_tool_use: { web_search_requests: 1 } },
    },
  };
  for (const { usage, stop_reason, stop_sequence } of await askTwice(reply)) {
    expect([stop_reason, stop_sequence]).toEqual(["stop_sequence", ","]);
    expect(usage).toEqual({
      input_tokens: 10,
      cache_read_input_tokens: 60,
      cache_creation_input_tokens: 30,
      cache_creation: { ephemeral_5m_input_tokens: 30, ephemeral_1h_input_tokens: 0 },
      output_tokens: 7,
      server_tool_use: { web_search_requests: 1 },
      service_tier: "priority",
      inference_geo: "not_available",
    });
  }
});

test("structured output is parsed by the SDK", async () => {
  const format = zodOutputFormat(z.object({ answer: z.number() }));
  const params = { ...PARAMS, output_config: { format } };
  const handler = llm.anthropic.messages(json({ answer: 42 }));
  server.use(handler);
  expect((await client.messages.parse(params)).parsed_output).toEqual({ answer: 42 });
  const streamed = await client.messages.stream(params).finalMessage();
  expect(streamed.parsed_output).toEqual({ answer: 42 });
  expect(handler.calls[0]?.responseFormat).toMatchObject({
    type: "json",
    schema: { properties: { answer: { type: "number" } } },
  });
});

test("what a message cannot carry is said, in body and stream", async () => {
  const replies: [Reply, RegExp][] = [
    [file({ mediaType: "image/png", data: "AA==" }), /a message carries no files/],
    [source({ url: "https://yr.no" }), /a source stands for the text right before it/],
    [toolCall("add", [1, 2]), /the input of a tool call is an object at Anthropic/],
    [toolCall("add", "1"), /that of \\?"add\\?" is not/],
  ];
  const params = { ...PARAMS, max_tokens: 1024 };
  for (const [reply, words] of replies) {
    const handler = llm.anthropic.messages(reply, { validate: { replies: false } });
    server.use(handler);
    await expect(client.messages.create(params)).rejects.toThrow(words);
    await expect(client.messages.stream(params).finalMessage()).rejects.toThrow(words);
    expect(handler.errors).toHaveLength(2);
  }
});
