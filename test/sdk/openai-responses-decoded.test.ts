import { expect, test } from "vitest";
import { reader } from "../conformance/readers/openai-responses.ts";
import {
  codec,
  decodeAnswer,
  decodeCall,
  streamAnswer,
  toSSE,
} from "../support/openai-responses-codec.ts";

/** What the SDK reads of an answer after its way through the neutral form, as a body and as a stream. */
async function goThrough(answer: object): Promise<unknown[]> {
  const result = decodeAnswer(answer);
  const body = codec.encode(result, decodeCall({}));
  const events = streamAnswer(result, decodeCall({ stream: true }));
  return [await reader.body(body), await reader.stream(toSSE(events))];
}

const usage = {
  input_tokens: 9,
  input_tokens_details: { cached_tokens: 4, cache_write_tokens: 2 },
  output_tokens: 7,
  output_tokens_details: { reasoning_tokens: 3 },
  total_tokens: 16,
};
const head = {
  id: "resp_1",
  object: "response",
  created_at: 1_750_000_000,
  model: "gpt-5.4-2026-03-05",
  status: "completed",
  usage,
};
const say = (...content: object[]) => ({
  id: "msg_1",
  type: "message",
  status: "completed",
  role: "assistant",
  content,
});
const text = (text: string, ...annotations: object[]) => ({
  type: "output_text",
  text,
  annotations,
  logprobs: [],
});
const call = (id: string, given: string) => ({
  id: `fc_${id}`,
  type: "function_call",
  status: "completed",
  call_id: `call_${id}`,
  name: "now",
  arguments: given,
});
const page = (start_index: number, end_index: number) => ({
  type: "url_citation",
  title: "Yr",
  url: "https://yr.no",
  start_index,
  end_index,
});

test("an answer in neutral words", () => {
  const result = decodeAnswer({
    ...head,
    metadata: { a: "b" },
    output: [
      {
        id: "rs_1",
        type: "reasoning",
        summary: [{ type: "summary_text", text: "Hm." }],
        encrypted_content: "gAAA",
      },
      say(text("It rains.", page(0, 9))),
      say({ type: "refusal", refusal: "No." }),
      call("1", '{"a": 1}'),
      { id: "ws_1", type: "web_search_call", status: "completed" },
    ],
  });
  expect(result).toMatchObject({
    id: "resp_1",
    modelId: "gpt-5.4-2026-03-05",
    timestamp: 1_750_000_000_000,
    finishReason: "tool-calls",
    usage: {
      inputTokens: { total: 9, cacheRead: 4, cacheWrite: 2 },
      outputTokens: { total: 7, reasoning: 3 },
    },
    content: [
      { type: "reasoning", text: "Hm.", signature: "gAAA" },
      { type: "text", text: "It rains." },
      { type: "source", url: "https://yr.no", title: "Yr" },
      { type: "refusal", text: "No." },
      { type: "tool-call", toolCallId: "call_1", toolName: "now", input: { a: 1 } },
      { type: "custom", kind: "openai.web_search_call", value: { id: "ws_1" } },
    ],
    body: { metadata: { a: "b" } },
  });
});

const answers = [
  {
    name: "several summaries, and a status",
    output: [
      {
        id: "rs_1",
        type: "reasoning",
        status: "completed",
        summary: [
          { type: "summary_text", text: "First." },
          { type: "summary_text", text: "Second." },
        ],
      },
      say(text("Hi")),
    ],
  },
  {
    name: "a message of several parts",
    output: [
      say(text("One two three.", page(0, 3)), text("Four."), {
        type: "refusal",
        refusal: "No more of it.",
      }),
    ],
  },
  {
    name: "a message after one that ends with a citation, and its phase",
    output: [
      {
        ...say(text("A", page(0, 1))),
        phase: "commentary",
      },
      {
        ...say(text("B")),
        phase: "final_answer",
      },
    ],
  },
  {
    name: "citations that overlap, and of other kinds",
    output: [
      say(text("It 🌧️ rains.", page(0, 9), page(2, 4), page(3, 99))),
      say(
        text(
          "See the file.",
          { type: "file_citation", file_id: "file_1", filename: "a.txt", index: 4 },
          page(0, 3),
        ),
      ),
    ],
  },
  {
    name: "arguments as the model wrote them, and a namespace",
    output: [
      { ...call("1", '{ "zone":  "Oslo" }'), namespace: "time" },
      { ...call("2", ""), status: "in_progress" },
    ],
  },
  {
    name: "an image with its revised prompt, and one that failed",
    output: [
      {
        id: "ig_1",
        type: "image_generation_call",
        status: "completed",
        output_format: "webp",
        result: "AA==",
        revised_prompt: "A cat",
      },
      { id: "ig_2", type: "image_generation_call", status: "failed" },
    ],
  },
];

test.for(answers)("$name, there and back", async ({ output }) => {
  const answer = { ...head, output };
  const read = await reader.body(answer);
  expect(await goThrough(answer)).toEqual([read, read]);
});

test.for([
  { status: "incomplete", incomplete_details: { reason: "max_output_tokens" } },
  { status: "incomplete", incomplete_details: { reason: "content_filter" } },
  { status: "failed", error: { code: "server_error", message: "Sorry." } },
])("an answer that is $status, there and back", async (ending) => {
  const answer = { ...head, output: [], ...ending };
  const read = await reader.body(answer);
  expect(await goThrough(answer)).toEqual([read, read]);
});

test.for([undefined, null, 1, "a", [], {}, { output: [null, 1, {}], usage: 7 }])(
  "%j is no answer, and is read all the same",
  (body) => {
    expect(codec.decodeResult?.(body)).toMatchObject({ id: "", modelId: "" });
  },
);
