import OpenAI from "openai";
import { expect, test } from "vitest";
import { check, type Row } from "../support/openai-responses-checks.ts";
import { usePack } from "../support/server.ts";

usePack();

const rows: Row[] = [
  {
    name: "options of a stream for a body",
    refused: { stream_options: { include_obfuscation: false } },
    error: {
      param: "stream_options",
      code: null,
      message: "The 'stream_options' parameter is only allowed when 'stream' is enabled.",
    },
    accepted: { stream_options: null },
  },
  {
    name: "an answer in the background that is not to be stored",
    refused: { background: true, store: false },
    error: { param: "store", code: null, message: "Background mode requires store=true." },
    accepted: { background: true },
  },
  {
    name: "two conversations",
    refused: { previous_response_id: "resp_1", conversation: "conv_1" },
    error: {
      param: null,
      code: "mutually_exclusive_parameters",
      message:
        "Mutually exclusive parameters: ''. Ensure you are only providing one of: 'pre..._id' or 'conversation'.",
    },
    accepted: { conversation: null },
  },
  {
    name: "JSON of which the input says nothing",
    refused: { text: { format: { type: "json_object" } }, instructions: "Answer in JSON." },
    error: {
      param: "text.format",
      code: null,
      message:
        "Response input messages must contain the word 'json' in some form to use 'text.format' of type 'json_object'.",
    },
    accepted: { text: { format: { type: "json_object" } }, input: "Answer in JSON." },
  },
  {
    name: "a moderation, which is not mocked",
    refused: { moderation: { model: "omni-moderation-latest" } },
    error: {
      param: null,
      code: "msw_llm",
      message:
        "msw-llm: Failed to answer POST https://api.openai.com/v1/responses: an answer's moderation is not mocked. Leave the parameter out, or let the request through with validate: { requests: false }.",
    },
    accepted: { moderation: null },
  },
  {
    name: "a compaction, which is not mocked",
    refused: {
      context_management: [{ type: "compaction", compact_threshold: 1000 }],
      input: "word ".repeat(1200),
    },
    error: {
      param: null,
      code: "msw_llm",
      message:
        "msw-llm: Failed to answer POST https://api.openai.com/v1/responses: the prompt is over compact_threshold, and compaction is not mocked. Raise the threshold, or let the request through with validate: { requests: false }.",
    },
    accepted: { context_management: [{ type: "compaction", compact_threshold: 1000 }] },
  },
];

test.for(rows)("$name", check);

test("a prompt that is as long as compact_threshold is answered", async () => {
  const client = new OpenAI({ apiKey: "test" });
  const params = { model: "gpt-5.4", input: "How long is this?" };
  const { input_tokens: compact_threshold } = await client.responses.inputTokens.count(params);
  const context_management = [{ type: "compaction", compact_threshold }];
  const { usage } = await client.responses.create({ ...params, context_management });
  expect(usage!.input_tokens).toBe(compact_threshold);
  context_management[0]!.compact_threshold--;
  const refused = client.responses.create({ ...params, context_management });
  await expect(refused).rejects.toThrow("the prompt is over compact_threshold");
});

test("a stream's options go with a stream", async () => {
  const client = new OpenAI({ apiKey: "test" });
  const stream = await client.responses.create({
    model: "gpt-5.4",
    input: "Hello",
    stream: true,
    stream_options: { include_obfuscation: false },
  });
  for await (const event of stream) expect(event).not.toHaveProperty("obfuscation");
});
