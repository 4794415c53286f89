import { expect, test } from "vitest";
import { llm, toolCall } from "../../src/index.ts";
import { collect, createOllama } from "../support/ollama-client.ts";
import { usePack } from "../support/server.ts";

const server = usePack();

const tools = ["get_weather", "get_time"].map((name) => ({
  type: "function",
  function: { name, description: name, parameters: { type: "object", properties: {} } },
}));
const PARAMS = { model: "qwen3:8b", messages: [{ role: "user", content: "Hello" }], tools };

test("the limit of tokens and stop sequences are honoured", async () => {
  server.use(llm.ollama.chat("one two three four five six"));
  const options = { num_predict: 2, stop: ["nothing"] };
  const cut = await createOllama().chat({ ...PARAMS, options });
  expect([cut.done_reason, cut.eval_count]).toEqual(["length", 2]);
  const stopped = await createOllama().chat({ ...PARAMS, options: { stop: [" three"] } });
  expect([stopped.done_reason, stopped.message.content]).toEqual(["stop", "one two"]);
  for (const num_predict of [-1, 0]) {
    const free = await createOllama().chat({ ...PARAMS, options: { num_predict } });
    expect(free.message.content).toBe("one two three four five six");
  }
});

test("log probabilities come where they are asked for, with each line in a stream", async () => {
  const asked = { ...PARAMS, tools: [], logprobs: true, top_logprobs: 2 };
  server.use(llm.ollama.chat("Hello you"));
  const { logprobs = [] } = await createOllama().chat(asked);
  expect(logprobs.map(({ token }) => token).join("")).toBe("Hello you");
  expect(logprobs[0]?.top_logprobs).toHaveLength(2);
  const lines = await collect(await createOllama().chat({ ...asked, stream: true }));
  expect(lines.flatMap((line) => line.logprobs ?? [])).toEqual(logprobs);
  expect(lines.at(-1)).not.toHaveProperty("logprobs");
  const without = await createOllama().chat({ ...asked, logprobs: false });
  expect(without).not.toHaveProperty("logprobs");
});

test("a format is a schema that the default reply fits", async () => {
  const format = {
    type: "object",
    properties: { city: { type: "string" }, age: { type: "integer" } },
    required: ["city", "age"],
  };
  const { message } = await createOllama().chat({ ...PARAMS, tools: [], format });
  const answer = JSON.parse(message.content) as Record<string, unknown>;
  expect([typeof answer["city"], Number.isInteger(answer["age"])]).toEqual(["string", true]);
  const any = await createOllama().chat({ ...PARAMS, tools: [], format: "json" });
  expect(JSON.parse(any.message.content)).toBeTypeOf("object");
});

test("what was said before is read: images, thoughts, calls and their results", async () => {
  const mock = llm.ollama.chat("Hi");
  server.use(mock);
  await createOllama().chat({
    ...PARAMS,
    messages: [
      { role: "system", content: "Be brief." },
      { role: "user", content: "What is it?", images: [new Uint8Array([1, 2, 3])] },
      {
        role: "assistant",
        content: "",
        thinking: "Hm.",
        tool_calls: [
          { function: { name: "get_weather", arguments: { city: "Oslo" } } },
          { function: { name: "get_time", arguments: {} } },
        ],
      },
      { role: "tool", content: "12:00", tool_name: "get_time" },
      { role: "tool", content: "sunny" },
    ],
  });
  const [call] = mock.calls;
  expect(call?.system).toBe("Be brief.");
  expect(call?.prompt[1]?.content).toEqual([
    { type: "text", text: "What is it?" },
    { type: "file", mediaType: "image/*", data: "AQID" },
  ]);
  expect(call?.prompt[2]?.content).toMatchObject([
    { type: "reasoning", text: "Hm." },
    { toolName: "get_weather", input: { city: "Oslo" } },
    { toolName: "get_time" },
  ]);
  expect(call?.toolResults.map(({ toolName, output }) => [toolName, output])).toEqual([
    ["get_time", "12:00"],
    ["get_weather", "sunny"],
  ]);
});

test("without messages the model is loaded, or unloaded, and nothing is said", async () => {
  const loaded = await post("/api/chat", { model: "qwen3:8b" });
  expect(await loaded.json()).toEqual({
    model: "qwen3:8b",
    created_at: expect.stringMatching(/Z$/),
    message: { role: "assistant", content: "" },
    done: true,
    done_reason: "load",
  });
  expect((await createOllama().ps()).models.map(({ name }) => name)).toEqual(["qwen3:8b"]);
  const unloaded = await post("/api/chat", { model: "qwen3:8b", messages: [], keep_alive: 0 });
  expect(await unloaded.json()).toMatchObject({ done_reason: "unload" });
  expect((await createOllama().ps()).models).toEqual([]);
});

test("arguments that are no object fail loudly", async () => {
  const mock = llm.ollama.chat(toolCall("get_time", '{"zone'), { validate: { replies: false } });
  server.use(mock);
  await expect(createOllama().chat(PARAMS)).rejects.toThrow(
    /msw-llm: .*arguments of a tool call as an object/,
  );
  expect(mock.errors).toHaveLength(1);
});

function post(path: string, body: object): Promise<Response> {
  return fetch(`http://127.0.0.1:11434${path}`, { method: "POST", body: JSON.stringify(body) });
}
