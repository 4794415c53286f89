import OpenAI from "openai";
import { zodFunction, zodResponseFormat } from "openai/helpers/zod";
import { beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { json, llm, reasoning, refusal, sequence, source, toolCall } from "../../src/index.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
let client: OpenAI;
beforeAll(() => void (client = new OpenAI({ apiKey: "test", maxRetries: 0 })));

const messages = [{ role: "user" as const, content: "Hello" }];
const PARAMS = { model: "gpt-5.4", messages };
const Weather = z.object({ city: z.string(), degrees: z.number() });
const format = { response_format: zodResponseFormat(Weather, "weather") };

test("structured output, parsed", async () => {
  const mock = llm.openai.chat(json({ city: "Oslo", degrees: 7 }));
  server.use(mock);
  const { choices } = await client.chat.completions.parse({ ...PARAMS, ...format });
  expect(choices[0]?.message.parsed).toEqual({ city: "Oslo", degrees: 7 });
  expect(mock.calls[0]?.responseFormat).toMatchObject({
    type: "json",
    name: "weather",
    strict: true,
  });
  const streamed = client.chat.completions.stream({ ...PARAMS, ...format });
  const final = await streamed.finalChatCompletion();
  expect(final.choices[0]?.message.parsed).toEqual({ city: "Oslo", degrees: 7 });
});

test("a refusal, plain and streamed", async () => {
  server.use(llm.openai.chat(refusal("I can't help with that.")));
  const { choices } = await client.chat.completions.parse({ ...PARAMS, ...format });
  expect(choices[0]?.message).toMatchObject({
    content: null,
    parsed: null,
    refusal: "I can't help with that.",
  });
  const stream = client.chat.completions.stream(PARAMS);
  const refused: string[] = [];
  stream.on("refusal.delta", ({ delta }) => refused.push(delta));
  const { message } = (await stream.finalChatCompletion()).choices[0]!;
  expect([message.content, message.refusal]).toEqual([null, "I can't help with that."]);
  expect(refused.join("")).toBe("I can't help with that.");
});

test("the SDK's own tool runner", async () => {
  const mock = llm.openai.chat(
    sequence(
      [toolCall("get_weather", { city: "Oslo" })],
      (call) => `It says: ${String(call.toolResults[0]?.output)}`,
    ),
  );
  server.use(mock);
  const runner = client.chat.completions.runTools({
    ...PARAMS,
    tools: [
      zodFunction({
        name: "get_weather",
        parameters: z.object({ city: z.string() }),
        function: ({ city }) => `Rain in ${city}`,
      }),
    ],
  });
  expect(await runner.finalContent()).toBe("It says: Rain in Oslo");
  expect(mock.calls.map(({ finishReason }) => finishReason)).toEqual(["tool-calls", "stop"]);
});

test("a function that the request names ends with stop", async () => {
  server.use(llm.openai.chat(toolCall("a")));
  const tools = [{ type: "function" as const, function: { name: "a" } }];
  const named = { type: "function" as const, function: { name: "a" } };
  const forced = await client.chat.completions.create({ ...PARAMS, tools, tool_choice: named });
  expect(forced.choices[0]?.finish_reason).toBe("stop");
  const free = await client.chat.completions.create({ ...PARAMS, tools });
  expect(free.choices[0]?.finish_reason).toBe("tool_calls");
});

test("n choices, each with ids of its own", async () => {
  server.use(llm.openai.chat(["Hi", toolCall("a")], { validate: { replies: false } }));
  const { choices, usage } = await client.chat.completions.create({ ...PARAMS, n: 3 });
  const ids = choices.flatMap(({ message }) => message.tool_calls?.map(({ id }) => id) ?? []);
  expect(choices.map(({ index, message }) => [index, message.content])).toEqual([
    [0, "Hi"],
    [1, "Hi"],
    [2, "Hi"],
  ]);
  expect(new Set(ids).size).toBe(3);
  const streamed = await client.chat.completions
    .stream({ ...PARAMS, n: 3, stream_options: { include_usage: true } })
    .finalChatCompletion();
  expect(streamed.choices.map(({ index, message }) => [index, message.content])).toEqual([
    [0, "Hi"],
    [1, "Hi"],
    [2, "Hi"],
  ]);
  expect(streamed.usage).toEqual(usage);
});

test("sources are annotations", async () => {
  server.use(llm.openai.chat(["It rains.", source({ url: "https://www.yr.no", title: "Yr" })]));
  const annotation = {
    type: "url_citation",
    url_citation: { start_index: 0, end_index: 9, title: "Yr", url: "https://www.yr.no" },
  };
  const { choices } = await client.chat.completions.create(PARAMS);
  expect(choices[0]?.message.annotations).toEqual([annotation]);
  const streamed: unknown[] = [];
  for await (const chunk of await client.chat.completions.create({ ...PARAMS, stream: true })) {
    const { annotations = [] } = chunk.choices[0]!.delta as { annotations?: unknown[] };
    streamed.push(...annotations);
  }
  expect(streamed).toEqual([annotation]);
});

test("reasoning stays with OpenAI, and is counted", async () => {
  server.use(llm.openai.chat([reasoning("Let me think about that."), "42"]));
  const { choices, usage } = await client.chat.completions.create(PARAMS);
  expect(JSON.stringify(choices)).not.toContain("think");
  expect(usage?.completion_tokens_details?.reasoning_tokens).toBeGreaterThan(3);
  const final = await client.chat.completions.stream(PARAMS).finalChatCompletion();
  expect(final.choices[0]?.message.content).toBe("42");
});

test("length and content filter are what the SDK's helpers throw at", async () => {
  server.use(llm.openai.chat({ content: "{", finishReason: "length" }));
  await expect(client.chat.completions.parse({ ...PARAMS, ...format })).rejects.toThrow(
    "Could not parse response content as the length limit was reached",
  );
  server.use(llm.openai.chat({ content: "", finishReason: "content-filter" }));
  await expect(client.chat.completions.parse({ ...PARAMS, ...format })).rejects.toThrow(
    "Could not parse response content as the request was rejected by the content filter",
  );
});
