// What a request of Converse asks for, and how its answer honours it.
import { expect, test } from "vitest";
import { errors, faults, json, llm, toolCall } from "../../src/index.ts";
import { ask, CLAUDE, createAnswers, stream } from "../support/bedrock-converse.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
const { answer } = createAnswers(server);

test("the token limit and the stop sequence end the answer", async () => {
  const limited = await answer("one two three four five six", {
    inferenceConfig: { maxTokens: 2 },
  });
  expect(limited.stopReason).toBe("max_tokens");
  expect(limited.usage?.outputTokens).toBe(2);
  const stopped = await answer("one. two.", { inferenceConfig: { stopSequences: ["."] } });
  expect(stopped.stopReason).toBe("stop_sequence");
  expect(stopped.output?.message?.content).toEqual([{ text: "one" }]);
});

test("the stop sequence is told to who asks for it", async () => {
  server.use(llm.bedrock.converse("one. two."));
  const inferenceConfig = { stopSequences: ["."] };
  const body = await ask({
    inferenceConfig,
    additionalModelResponseFieldPaths: ["/stop_sequence"],
  });
  expect(body.additionalModelResponseFields).toEqual({ stop_sequence: "." });
  const paths = { additionalModelResponseFieldPaths: ["/delta/stop_sequence"] };
  const streamed = await stream({ inferenceConfig, ...paths });
  expect(streamed.additionalModelResponseFields).toEqual({ delta: { stop_sequence: "." } });
});

test("a schema is answered with JSON", async () => {
  const schema = JSON.stringify({ type: "object", properties: {} });
  const textFormat = { type: "json_schema" as const, structure: { jsonSchema: { schema } } };
  const mock = llm.bedrock.converse(json({ name: "Ada" }));
  server.use(mock);
  const body = await ask({ outputConfig: { textFormat } });
  expect(body.output?.message?.content).toEqual([{ text: '{"name":"Ada"}' }]);
  expect(mock.calls[0]?.responseFormat).toEqual({
    type: "json",
    schema: { type: "object", properties: {} },
  });
});

test("a cache point is written once, and read then", async () => {
  const long = Array.from({ length: 2000 }, (_, index) => `word${index}`).join(" ");
  const system = [{ text: long }, { cachePoint: { type: "default" as const } }];
  server.use(llm.bedrock.converse("Hi", { promptCache: true }));
  const first = (await ask({ system })).usage!;
  const second = (await ask({ system })).usage!;
  expect(first.cacheWriteInputTokens).toBeGreaterThan(1024);
  expect(second.cacheReadInputTokens).toBe(first.cacheWriteInputTokens);
  expect(second.totalTokens).toBe(first.totalTokens);
  expect(first.inputTokens).toBeLessThan(first.cacheWriteInputTokens!);
});

test("a body of one's own is merged last", async () => {
  const reply = { content: "No.", body: { stopReason: "guardrail_intervened" } };
  expect((await answer(reply)).stopReason).toBe("guardrail_intervened");
});

test("the call as responders see it", async () => {
  const mock = llm.bedrock.converse(toolCall("now", {}));
  server.use(mock);
  const spec = { name: "now", description: "The time", inputSchema: { json: { type: "object" } } };
  await ask({
    system: [{ text: "Be brief." }],
    messages: [
      { role: "user", content: [{ text: "What time is it?" }] },
      { role: "assistant", content: [{ toolUse: { toolUseId: "a", name: "now", input: {} } }] },
      {
        role: "user",
        content: [{ toolResult: { toolUseId: "a", content: [{ json: { hour: 12 } }] } }],
      },
    ],
    toolConfig: { tools: [{ toolSpec: spec }], toolChoice: { any: {} } },
    inferenceConfig: { maxTokens: 100, temperature: 0.5 },
  });
  expect(mock.calls[0]).toMatchObject({
    modelId: CLAUDE,
    system: "Be brief.",
    lastUserText: "What time is it?",
    tools: [{ type: "function", name: "now", description: "The time" }],
    toolChoice: { type: "required" },
    toolResults: [{ toolCallId: "a", toolName: "now", output: { hour: 12 } }],
    maxOutputTokens: 100,
    temperature: 0.5,
  });
});

test("a required tool is called by default, and ids are Bedrock's", async () => {
  const spec = { name: "now", inputSchema: { json: { type: "object" } } };
  const body = await ask({ toolConfig: { tools: [{ toolSpec: spec }], toolChoice: { any: {} } } });
  expect(body.stopReason).toBe("tool_use");
  expect(body.output?.message?.content).toEqual([
    { toolUse: { name: "now", input: {}, toolUseId: expect.stringMatching(/^tooluse_\w{22}$/) } },
  ]);
});

test("a tool's input that is no object fails loudly", async () => {
  server.use(llm.bedrock.converse(toolCall("now", [1]), { validate: { replies: false } }));
  await expect(ask()).rejects.toThrow(/the input of a tool call is an object at Bedrock/);
});

test("an error that streams have no frame for is told as one that is not modelled", async () => {
  server.use(llm.bedrock.converse(["Hel", errors.permissionDenied()]));
  await expect(stream()).rejects.toMatchObject({
    name: "AccessDeniedException",
    message: "You don't have access to the model with the specified model ID.",
  });
});

test("a frame with a wrong checksum, and one that is cut", async () => {
  server.use(llm.bedrock.converse(["Hel", faults.malformed()]));
  await expect(stream()).rejects.toThrow(/did not match the expected value/);
  server.use(llm.bedrock.converse(["Hel", faults.truncate()]));
  await expect(stream()).rejects.toThrow(/Truncated event message received/);
});
