import OpenAI from "openai";
import { zodTextFormat } from "openai/helpers/zod";
import { beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { json, llm, reasoning, refusal, source, toolCall } from "../../src/index.ts";
import { testCodec } from "../contract/test-codec.ts";
import { createResponsesClient, toParams } from "../support/openai-responses-client.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
let client: OpenAI;
beforeAll(() => void (client = new OpenAI({ apiKey: "test" })));
testCodec(server, () => createResponsesClient({ getClient: () => client }));

test("structured output, parsed by the SDK", async () => {
  const format = zodTextFormat(z.object({ city: z.string() }), "place");
  server.use(llm.openai.responses(json({ city: "Oslo" })));
  const params = { ...toParams({}), text: { format } };
  expect((await client.responses.parse(params)).output_parsed).toEqual({ city: "Oslo" });
  const streamed = await client.responses.stream(params).finalResponse();
  expect(streamed.output_parsed).toEqual({ city: "Oslo" });
  expect(streamed.text?.format).toMatchObject({ type: "json_schema", name: "place", strict: true });
});

test("reasoning is a summary, encrypted where it is asked for", async () => {
  server.use(llm.openai.responses([reasoning("Let me think.", { signature: "gAAAAAB1" }), "42"]));
  const summary = [{ type: "summary_text", text: "Let me think." }];
  const plain = await client.responses.create(toParams({}));
  expect(plain.output[0]).toMatchObject({ type: "reasoning", summary });
  expect(plain.output[0]).not.toHaveProperty("encrypted_content");
  const include = ["reasoning.encrypted_content" as const];
  const whole = await client.responses.stream({ ...toParams({}), include }).finalResponse();
  expect(whole.output[0]).toMatchObject({ summary, encrypted_content: "gAAAAAB1" });
  expect(whole.output_text).toBe("42");
  expect(whole.usage?.output_tokens_details.reasoning_tokens).toBeGreaterThan(0);
});

test("a refusal is a part of its message", async () => {
  server.use(llm.openai.responses(refusal("I can't help with that.")));
  const content = [{ type: "refusal", refusal: "I can't help with that." }];
  const body = await client.responses.create(toParams({}));
  expect(body.output).toMatchObject([{ type: "message", content }]);
  const streamed = await client.responses.stream(toParams({})).finalResponse();
  expect(streamed.output).toMatchObject([{ type: "message", content }]);
});

test("citations, each by the text before it, in one message", async () => {
  const [yr, met] = [
    source({ url: "https://yr.no", title: "Yr" }),
    source({ url: "https://met.no" }),
  ];
  server.use(llm.openai.responses(["It rains", yr, " in Oslo.", met]));
  const content = [
    {
      type: "output_text",
      text: "It rains in Oslo.",
      annotations: [
        { type: "url_citation", start_index: 0, end_index: 8, title: "Yr", url: "https://yr.no" },
        { type: "url_citation", start_index: 8, end_index: 17, title: "", url: "https://met.no" },
      ],
    },
  ];
  const body = await client.responses.create(toParams({}));
  expect(body.output).toMatchObject([{ type: "message", content }]);
  const streamed = await client.responses.stream(toParams({})).finalResponse();
  expect(streamed.output).toMatchObject([{ type: "message", content }]);
});

test("a call's id is not its item's, and item ids share the response's beginning", async () => {
  server.use(llm.openai.responses(["Wait.", toolCall("get_weather"), toolCall("get_time")]));
  const { id, output } = await client.responses.create(toParams({}));
  const shared = id.slice("resp_".length, 31);
  expect(id).toMatch(/^resp_[0-9a-f]{50}$/);
  expect(output.map((item) => item.id?.replace(shared, "*").slice(0, 5))).toEqual([
    expect.stringMatching(/^msg_\*/),
    expect.stringMatching(/^fc_\*/),
    expect.stringMatching(/^fc_\*/),
  ]);
  expect(new Set(output.map((item) => item.id)).size).toBe(3);
  const [, weather, time] = output;
  expect(weather).toMatchObject({ call_id: expect.stringMatching(/^call_\w{24}$/) });
  expect(weather).not.toMatchObject({ call_id: (time as { call_id: string }).call_id });
});

test("a custom tool gets its free text", async () => {
  server.use(llm.openai.responses(toolCall("run", "ls -l")));
  const params = { ...toParams({}), tools: [{ type: "custom" as const, name: "run" }] };
  const item = { type: "custom_tool_call", name: "run", input: "ls -l", status: "completed" };
  expect((await client.responses.create(params)).output).toMatchObject([item]);
  const streamed = await client.responses.stream(params).finalResponse();
  expect(streamed.output).toMatchObject([item]);
});
