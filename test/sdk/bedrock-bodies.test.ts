// Each vendor's bodies, through InvokeModel and its stream.
import { expect, test } from "vitest";
import { llm, toolCall } from "../../src/index.ts";
import { invoke, stream } from "../support/bedrock-invoke.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
const METRICS = "amazon-bedrock-invocationMetrics";
const USAGE = { inputTokens: 7, outputTokens: 3 };
const METERED = {
  inputTokenCount: 7,
  outputTokenCount: 3,
  invocationLatency: 1,
  firstByteLatency: 1,
};

test("Amazon Nova", async () => {
  server.use(llm.bedrock.invokeModel({ content: "Paris.", usage: USAGE }));
  const body = {
    messages: [{ role: "user", content: [{ text: "Capital of France?" }] }],
    inferenceConfig: { maxTokens: 50 },
  };
  const usage = { inputTokens: 7, outputTokens: 3 };
  const cached = { cacheReadInputTokenCount: 0, cacheWriteInputTokenCount: 0 };
  expect(await invoke("amazon.nova-pro-v1:0", body)).toEqual({
    output: { message: { content: [{ text: "Paris." }], role: "assistant" } },
    stopReason: "end_turn",
    usage: { ...usage, totalTokens: 10, ...cached },
  });
  expect(await stream("amazon.nova-pro-v1:0", body)).toEqual([
    { messageStart: { role: "assistant" } },
    { contentBlockDelta: { contentBlockIndex: 0, delta: { text: "Paris" } } },
    { contentBlockDelta: { contentBlockIndex: 0, delta: { text: "." } } },
    { contentBlockStop: { contentBlockIndex: 0 } },
    { messageStop: { stopReason: "end_turn" } },
    { metadata: { usage: { ...usage, ...cached }, metrics: {}, trace: {} }, [METRICS]: METERED },
  ]);
});

test("Amazon Nova's older name of the limit", async () => {
  server.use(llm.bedrock.invokeModel("one two three four five six seven eight"));
  const body = {
    messages: [{ role: "user", content: [{ text: "Count." }] }],
    inferenceConfig: { max_new_tokens: 3 },
  };
  expect(await invoke("amazon.nova-lite-v1:0", body)).toMatchObject({ stopReason: "max_tokens" });
});

test("Amazon Titan", async () => {
  server.use(llm.bedrock.invokeModel({ content: "Paris.", usage: USAGE }));
  const body = { inputText: "Capital of France?", textGenerationConfig: { maxTokenCount: 50 } };
  expect(await invoke("amazon.titan-text-lite-v1", body)).toEqual({
    inputTextTokenCount: 7,
    results: [{ tokenCount: 3, outputText: "Paris.", completionReason: "FINISH" }],
  });
  const rest = { index: 0, totalOutputTextTokenCount: null, completionReason: null };
  expect(await stream("amazon.titan-text-lite-v1", body)).toEqual([
    { outputText: "Paris", ...rest, inputTextTokenCount: 7 },
    { outputText: ".", ...rest, inputTextTokenCount: null },
    {
      outputText: "",
      index: 0,
      totalOutputTextTokenCount: 3,
      completionReason: "FINISH",
      inputTextTokenCount: null,
      [METRICS]: METERED,
    },
  ]);
});

test("Meta Llama", async () => {
  server.use(llm.bedrock.invokeModel({ content: "Paris.", usage: USAGE }));
  const body = { prompt: "Capital of France?", max_gen_len: 50 };
  expect(await invoke("meta.llama3-8b-instruct-v1:0", body)).toEqual({
    generation: "Paris.",
    prompt_token_count: 7,
    generation_token_count: 3,
    stop_reason: "stop",
  });
  const chunks = await stream("meta.llama3-8b-instruct-v1:0", body);
  expect(chunks.map(({ generation }) => generation).join("")).toBe("Paris.");
  expect(chunks.at(0)).toMatchObject({ prompt_token_count: 7, stop_reason: null });
  expect(chunks.at(-1)).toMatchObject({ generation_token_count: 3, stop_reason: "stop" });
});

test("Mistral", async () => {
  server.use(llm.bedrock.invokeModel("Paris."));
  const body = { prompt: "<s>[INST] Capital of France? [/INST]", max_tokens: 50, stop: ["!"] };
  expect(await invoke("mistral.mistral-7b-instruct-v0:2", body)).toEqual({
    outputs: [{ text: "Paris.", stop_reason: "stop" }],
  });
  const chunks = await stream("mistral.mistral-7b-instruct-v0:2", body);
  expect(chunks.at(-1)).toMatchObject({ outputs: [{ text: "", stop_reason: "stop" }] });
});

test("Cohere Command", async () => {
  server.use(llm.bedrock.invokeModel("Paris."));
  const body = { prompt: "Capital of France?", max_tokens: 50, num_generations: 2 };
  const generation = { text: "Paris.", finish_reason: "COMPLETE" };
  expect(await invoke("cohere.command-text-v14", body)).toMatchObject({
    generations: [generation, generation],
    prompt: "Capital of France?",
  });
  const chunks = await stream("cohere.command-text-v14", body);
  expect(chunks.map(({ text = "" }) => text).join("")).toBe("Paris.");
  expect(chunks.at(-1)).toMatchObject({ is_finished: true, finish_reason: "COMPLETE" });
});

test("Cohere Command R", async () => {
  const mock = llm.bedrock.invokeModel("Paris.");
  server.use(mock);
  const body = {
    message: "And of Italy?",
    preamble: "Be brief.",
    chat_history: [
      { role: "USER", message: "Capital of France?" },
      { role: "CHATBOT", message: "Paris." },
    ],
  };
  expect(await invoke("cohere.command-r-v1:0", body)).toMatchObject({
    text: "Paris.",
    finish_reason: "COMPLETE",
  });
  expect(mock.calls[0]).toMatchObject({ system: "Be brief.", lastUserText: "And of Italy?" });
  expect(mock.calls[0]?.prompt.map(({ role }) => role)).toEqual([
    "system",
    "user",
    "assistant",
    "user",
  ]);
  const chunks = await stream("cohere.command-r-v1:0", body);
  expect(chunks[0]).toMatchObject({ event_type: "stream-start" });
  expect(chunks.at(-1)).toMatchObject({ event_type: "stream-end", response: { text: "Paris." } });
});

test("the others speak OpenAI's chat: tools and all", async () => {
  server.use(llm.bedrock.invokeModel(toolCall("now", {})));
  const body = {
    messages: [{ role: "user", content: "What time is it?" }],
    tools: [{ type: "function", function: { name: "now", parameters: { type: "object" } } }],
  };
  const answer = await invoke("openai.gpt-oss-120b-1:0", body);
  expect(answer).toMatchObject({
    model: "openai.gpt-oss-120b-1:0",
    choices: [{ finish_reason: "tool_calls" }],
  });
  expect(answer["usage"]).toEqual({
    prompt_tokens: expect.any(Number),
    completion_tokens: expect.any(Number),
    total_tokens: expect.any(Number),
  });
  const chunks = await stream("openai.gpt-oss-120b-1:0", body);
  expect(chunks.at(-1)).toMatchObject({ choices: [{ finish_reason: "tool_calls" }] });
  expect(chunks.at(-1)).toHaveProperty([METRICS]);
});

test("an imported model behind an ARN goes on with a text", async () => {
  const arn = "arn:aws:sagemaker:us-east-1:123456789012:endpoint/mine";
  const answer = await invoke(arn, { prompt: "Once", max_tokens: 10 });
  expect(answer).toMatchObject({
    object: "text_completion",
    choices: [{ text: "This is a mock request" }],
  });
});
