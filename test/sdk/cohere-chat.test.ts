import { CohereClientV2 } from "cohere-ai";
import { beforeAll, expect, test } from "vitest";
import { custom, json, llm, reasoning, source, toolCall } from "../../src/index.ts";
import { testCodec } from "../contract/test-codec.ts";
import { collect, createCohereClient, toParams } from "../support/cohere-client.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
let client: CohereClientV2;
beforeAll(() => void (client = new CohereClientV2({ token: "test", maxRetries: 0 })));
testCodec(server, () => chat);

const chat = createCohereClient({
  name: "cohere.chat",
  mock: llm.cohere.chat,
  getClient: () => client,
});

const PARAMS = toParams();

/** In a body, then in a stream. */
async function askTwice(): Promise<Awaited<ReturnType<typeof collect>>[]> {
  return [await client.chat(PARAMS), await collect(await client.chatStream(PARAMS))];
}

test("thoughts are a block before the text", async () => {
  server.use(llm.cohere.chat([reasoning("Hm."), "42"]));
  for (const { message, usage } of await askTwice()) {
    expect(message.content).toEqual([
      { type: "thinking", thinking: "Hm." },
      { type: "text", text: "42" },
    ]);
    expect(usage?.tokens).toHaveProperty("reasoning_tokens");
  }
});

test("a source cites the text before it, and a citation a place in it", async () => {
  const place = { start: 0, end: 2, text: "It", sources: [], type: "TEXT_CONTENT" };
  const page = source({ url: "https://yr.no", title: "Yr" });
  server.use(llm.cohere.chat(["It rains.", page, custom("cohere.citation", place)]));
  for (const { message } of await askTwice()) {
    expect(message.citations).toMatchObject([
      {
        start: 0,
        end: 9,
        text: "It rains.",
        sources: [{ type: "document", id: "https://yr.no", document: { title: "Yr" } }],
      },
      { start: 0, end: 2, text: "It" },
    ]);
  }
});

test("a plan before calls, whose ids begin with the tool's name", async () => {
  const plan = custom("cohere.tool_plan", { tool_plan: "I will look up the time." });
  server.use(llm.cohere.chat([plan, toolCall("get_time"), toolCall("get_weather")]));
  for (const { message, finishReason } of await askTwice()) {
    expect(message.toolPlan).toBe("I will look up the time.");
    expect(message.content).toBeUndefined();
    const [time, weather] = message.toolCalls!.map(({ id }) => id);
    expect(time).toMatch(/^get_time_[a-z0-9]{12}$/);
    expect(weather).toMatch(/^get_weather_[a-z0-9]{12}$/);
    expect(finishReason).toBe("TOOL_CALL");
  }
});

test("a part that Cohere does not have is told to the test", async () => {
  server.use(llm.cohere.chat(custom("cohere.search", {})));
  await expect(client.chat(PARAMS)).rejects.toThrow('this endpoint carries no \\"cohere.search\\"');
});

test("a text that holds the end's marker does not end the stream", async () => {
  server.use(llm.cohere.chat("before [DONE] after", { chunking: (text) => [text] }));
  const [, streamed] = await askTwice();
  expect(streamed?.message.content).toEqual([{ type: "text", text: "before [DONE] after" }]);
});

test("a limit and a stop sequence have reasons of their own", async () => {
  server.use(llm.cohere.chat("one two three four five six"));
  const cut = await client.chat({ ...PARAMS, maxTokens: 2 });
  expect(cut.finishReason).toBe("MAX_TOKENS");
  const stopped = await client.chat({ ...PARAMS, stopSequences: [" three"] });
  expect(stopped.finishReason).toBe("STOP_SEQUENCE");
  expect(stopped.message.content).toEqual([{ type: "text", text: "one two" }]);
});

test("log probabilities, where they are asked for", async () => {
  server.use(llm.cohere.chat("Hello there"));
  const { logprobs } = await client.chat({ ...PARAMS, logprobs: true });
  expect(logprobs?.map(({ text }) => text).join("")).toBe("Hello there");
  expect(logprobs?.[0]?.logprobs?.[0]).toBeLessThanOrEqual(0);
  const texts: (string | undefined)[] = [];
  for await (const event of await client.chatStream({ ...PARAMS, logprobs: true })) {
    if (event.type === "content-delta") texts.push(event.logprobs?.text);
  }
  expect(texts.join("")).toBe("Hello there");
  expect((await client.chat(PARAMS)).logprobs).toBeUndefined();
});

test("a tool that has to be called is called", async () => {
  const { message } = await client.chat({ ...PARAMS, toolChoice: "REQUIRED" });
  expect(message.toolCalls?.[0]?.function?.name).toBe("get_weather");
});

test("structured output", async () => {
  server.use(llm.cohere.chat(json({ name: "Ada" })));
  const { message } = await client.chat({
    ...PARAMS,
    tools: [],
    responseFormat: { type: "json_object", jsonSchema: { type: "object" } },
  });
  expect(message.content).toEqual([{ type: "text", text: '{"name":"Ada"}' }]);
});

test("results and documents are part of the prompt", async () => {
  const handler = llm.cohere.chat("Hi");
  server.use(handler);
  const call = { id: "f_1", type: "function" as const, function: { name: "f", arguments: "{}" } };
  await client.chat({
    ...PARAMS,
    documents: ["A fact.", { data: { text: "Another." } }],
    messages: [
      { role: "user", content: "Hello" },
      { role: "assistant", toolPlan: "I will.", toolCalls: [call] },
      {
        role: "tool",
        toolCallId: "f_1",
        content: [{ type: "document", document: { data: { n: 1 } } }],
      },
    ],
  });
  expect(handler.calls[0]).toMatchObject({
    lastUserText: "Hello",
    toolResults: [{ toolCallId: "f_1", toolName: "f", output: { n: 1 } }],
  });
  expect(handler.calls[0]?.prompt[0]?.content).toHaveLength(3);
});

test("the older host answers, and headers tell the trace and a trial key's limits", async () => {
  const send = (): Promise<Response> =>
    fetch("https://api.cohere.ai/v2/chat", { method: "POST", body: JSON.stringify(PARAMS) });
  const [first, second] = [await send(), await send()];
  expect(first.headers.get("x-debug-trace-id")).toMatch(/^[0-9a-f]{32}$/);
  const left = [first, second].map(({ headers }) =>
    Number(headers.get("x-trial-endpoint-call-remaining")),
  );
  expect(left[0]! - left[1]!).toBe(1);
});
