import Anthropic from "@anthropic-ai/sdk";
import { expect, test } from "vitest";
import { anthropicMessages } from "../../src/codecs/anthropic-messages/index.ts";
import { createFetch, custom, llm, type Reply, source, toolCall } from "../../src/index.ts";
import { REQUEST } from "../support/anthropic-refusals.ts";

const CITATION = {
  type: "char_location",
  cited_text: "Rain.",
  document_index: 0,
  document_title: null,
  start_char_index: 0,
  end_char_index: 5,
};
const CALLER = { type: "code_execution_20250825", tool_id: "srvtoolu_1" };

/** What the SDK reads, in one body and from a stream; and the errors that the test is told of. */
async function ask(reply: Reply): Promise<{ content: unknown; errors: string[] }> {
  const settings = { generateId: () => "1", validate: { replies: false } };
  const handler = llm.anthropic.messages(reply, settings);
  const fetch = createFetch(handler);
  const { messages } = new Anthropic({ apiKey: "test", maxRetries: 0, fetch }).beta;
  const params = REQUEST as Anthropic.Beta.MessageCreateParamsNonStreaming;
  const told = (error: unknown) => ({ content: String(error) });
  const { content } = await messages.create(params).catch(told);
  const streamed = await messages.stream(params).finalMessage().catch(told);
  if (handler.errors.length === 0) expect(streamed.content).toEqual(content);
  return { content, errors: handler.errors.map(({ message }) => message) };
}

test("a citation of any kind comes before its text, a source after it", async () => {
  const { content } = await ask([custom("anthropic.citation", CITATION), "It rains.", "Bye."]);
  expect(content).toEqual([{ type: "text", text: "It rains.Bye.", citations: [CITATION] }]);
  const both = await ask([
    custom("anthropic.citation", CITATION),
    "It rains.",
    source({ url: "https://example.com" }),
  ]);
  expect(both.content).toMatchObject([
    { citations: [CITATION, { type: "web_search_result_location", url: "https://example.com" }] },
  ]);
});

test("a tool that a program calls says so", async () => {
  const { content } = await ask([
    custom("anthropic.fields", { caller: CALLER }),
    toolCall("now", {}, { id: "toolu_1" }),
  ]);
  expect(content).toEqual([
    { type: "tool_use", id: "toolu_1", name: "now", input: {}, caller: CALLER },
  ]);
});

test.for([
  ["what comes before nothing", [custom("anthropic.fields", {})], /belongs to what comes after it/],
  ["a citation of nothing", ["Hi", custom("anthropic.citation", CITATION)], /that is not a text/],
  [
    "a citation of a call",
    [custom("anthropic.citation", CITATION), toolCall("now", {})],
    /that is not a text/,
  ],
  ["another's part", [custom("openai.web_search_call", {})], /carries no "openai.web_search_call"/],
] as [string, Reply, RegExp][])("%s is told to the test", async ([, reply, message]) => {
  const { errors } = await ask(reply);
  expect(errors).toHaveLength(2);
  for (const error of errors) expect(error).toMatch(message);
});

test("a source that says all that its citation says is read back as one", () => {
  const codec = anthropicMessages();
  const text = { type: "text", text: "It rains." } as const;
  const page = { type: "source", url: "https://example.com", title: "Rain" } as const;
  const usage = {
    inputTokens: { total: 9, cacheRead: 2, cacheWrite: 3 },
    outputTokens: { total: 5, reasoning: 1 },
  };
  const result = { id: "msg_1", modelId: "m", content: [text, page], usage } as const;
  const whole = { ...result, content: [...result.content], timestamp: 0 };
  const call = { body: undefined } as Parameters<typeof codec.encode>[1];
  const body = codec.encode({ ...whole, finishReason: "stop", stopSequence: "END" }, call);
  expect(codec.decodeResult!(body)).toEqual({
    ...result,
    finishReason: "stop",
    stopSequence: "END",
  });
});

test.for([null, "{", [], { content: [{}, null, { type: "text" }], usage: 1, stop_reason: {} }])(
  "what is no message reads as what it has: %j",
  (body) => {
    expect(anthropicMessages().decodeResult!(body)).toMatchObject({
      id: "",
      finishReason: "other",
    });
  },
);
