import { expect, test } from "vitest";
import { createHandlers, createStream, errors, faults, llm, reasoning } from "../../src/index.ts";
import { ask, CHAT_URL, deltas, post } from "../support/chat.ts";
import { usePack } from "../support/server.ts";

const server = usePack();

test("a call is one flat object, without credentials", async () => {
  const mock = llm.openai.chat("Hi");
  server.use(mock);
  await ask("Hello", {
    tools: ["get_weather"],
    headers: { authorization: "Bearer sk-secret", "x-api-key": "sk-secret", "x-mine": "1" },
    body: { temperature: 0.5, stop: ["."], seed: 7, max_completion_tokens: 9, n: 1 },
  });
  const [call] = mock.calls;
  expect(call).toMatchObject({
    provider: "openai",
    operation: "chat",
    url: "https://api.openai.com/v1/chat/completions",
    modelId: "gpt-5.4",
    prompt: [{ role: "user", content: [{ type: "text", text: "Hello" }] }],
    system: "",
    lastUserText: "Hello",
    tools: [{ type: "function", name: "get_weather" }],
    toolResults: [],
    temperature: 0.5,
    stopSequences: ["."],
    seed: 7,
    maxOutputTokens: 9,
    n: 1,
    stream: false,
    retry: 0,
    status: 200,
    finishReason: "stop",
    usage: { outputTokens: { total: 1, reasoning: 0 } },
    aborted: false,
    delivered: { text: "Hi", chunks: 1 },
  });
  expect(call?.headers.get("x-mine")).toBe("1");
  expect(JSON.stringify([...call!.headers])).not.toContain("secret");
  expect(call?.body).toMatchObject({ seed: 7 });
});

test("a copy of a call has all that the call has", async () => {
  const mock = llm.openai.chat("Hi");
  server.use(mock);
  await ask("Hello", { headers: { "x-mine": "1" } });
  const copy = { ...mock.calls[0]! };
  expect(copy.headers.get("x-mine")).toBe("1");
  expect(copy.signal.aborted).toBe(false);
  expect({ ...copy.delivered }).toEqual({ text: "Hi", chunks: 1 });
  await copy.done;
});

test("tool results are named by their calls", async () => {
  const mock = llm.openai.chat("Hi");
  server.use(mock);
  const messages = [
    { role: "system", content: "One" },
    { role: "developer", content: [{ type: "text", text: "Two" }] },
    {
      role: "user",
      content: [
        { type: "text", text: "Weather?" },
        { type: "image_url", image_url: { url: "data:image/png;base64,AA==" } },
      ],
    },
    {
      role: "assistant",
      content: null,
      tool_calls: [
        {
          id: "c1",
          type: "function",
          function: { name: "get_weather", arguments: '{"city":"Oslo"}' },
        },
      ],
    },
    { role: "tool", tool_call_id: "c1", content: "Rain" },
  ];
  await ask("", { body: { messages } });
  expect(mock.calls[0]).toMatchObject({
    system: "One\nTwo",
    lastUserText: "Weather?",
    toolResults: [
      { type: "tool-result", toolCallId: "c1", toolName: "get_weather", output: "Rain" },
    ],
  });
  expect(mock.calls[0]?.prompt[2]).toEqual({
    role: "user",
    content: [
      { type: "text", text: "Weather?" },
      { type: "file", mediaType: "image/png", data: "AA==" },
    ],
  });
});

test("what is delivered as a text is text alone, in a body and in a stream", async () => {
  const mock = llm.openai.chat([reasoning("Hm."), "Hi"]);
  server.use(mock);
  await (await post("Hello")).text();
  await (await post("Hello", { stream: true })).text();
  expect(mock.calls.map(({ delivered }) => delivered.text)).toEqual(["Hi", "Hi"]);
});

test("each delta of a stream is delivered once", async () => {
  const mock = llm.openai.chat("one two three", { chunking: "word" });
  server.use(mock);
  await (await post("Hello", { stream: true })).text();
  expect(mock.calls[0]?.delivered).toMatchObject({ text: "one two three" });
});

test("a stream that was given up shows what was delivered", async () => {
  const held = createStream();
  const mock = llm.openai.chat(held);
  server.use(mock);
  held.write("Hel", "lo");
  const abort = new AbortController();
  const response = await post("Hello", { stream: true, signal: abort.signal });
  const reader = response.body!.getReader();
  while (mock.calls[0]?.delivered.text !== "Hello") await reader.read();
  abort.abort();
  await held.whenAborted;
  await mock.calls[0]?.done;
  expect(mock.calls[0]).toMatchObject({ aborted: true, status: 200, finishReason: undefined });
  expect(mock.calls[0]?.delivered.chunks).toBe(3);
  expect(() => held.write("more")).toThrow("Failed to write: the stream has ended.");
});

test("what a delay held back was not delivered", async () => {
  const mock = llm.openai.chat("one two", { chunking: "word", chunkDelayInMs: 200 });
  server.use(mock);
  const abort = new AbortController();
  const response = await post("Hello", { stream: true, signal: abort.signal });
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  for (let read = ""; !read.includes('"one"');) read = (await reader.read()).value ?? "";
  abort.abort();
  await mock.calls[0]?.done;
  expect(mock.calls[0]).toMatchObject({ aborted: true, delivered: { text: "one", chunks: 2 } });
});

test("refusals and errors are calls too", async () => {
  const mock = llm.openai.chat([errors.rateLimit()]);
  server.use(mock);
  await ask("Hello");
  await ask("", { body: { messages: [] } });
  await deltas("Hello");
  expect(mock.calls.map(({ status, finishReason }) => [status, finishReason])).toEqual([
    [429, "error"],
    [400, "error"],
    [200, "error"],
  ]);
});

test("the oldest calls are forgotten, and counted", async () => {
  const mock = llm.openai.chat("Hi", { maxCalls: 2 });
  server.use(mock);
  for (const prompt of ["1", "2", "3"]) await ask(prompt);
  expect(mock.calls.map(({ lastUserText }) => lastUserText)).toEqual(["2", "3"]);
  expect(mock.callCount).toBe(3);
});

test("resetHandlers() forgets the calls of the pack", async () => {
  await ask("Hello");
  expect(llm.handlers.calls.at(-1)?.lastUserText).toBe("Hello");
  server.resetHandlers();
  expect(llm.handlers.calls).toEqual([]);
});

test("a boundary has its own overrides", async () => {
  const run = server.boundary(async (index: number) => {
    const mock = llm.openai.chat(`answer ${index}`);
    server.use(mock);
    await new Promise((resolve) => setTimeout(resolve, index % 5));
    return [await ask(`prompt ${index}`), mock.calls.map(({ lastUserText }) => lastUserText)];
  });
  const answers = await Promise.all(Array.from({ length: 50 }, (_, index) => run(index)));
  expect(answers).toEqual(
    Array.from({ length: 50 }, (_, index) => [`answer ${index}`, [`prompt ${index}`]]),
  );
});

test("a fault has status 0 where there was no answer", async () => {
  const mock = llm.openai.chat(faults.networkError());
  server.use(mock);
  await expect(post("Hello")).rejects.toThrow();
  expect(mock.calls[0]).toMatchObject({ status: 0, aborted: false });
});

test("a key in the query is nobody's to see", async () => {
  await post("Hello", { url: `${CHAT_URL}?key=SECRET&alt=sse&access_token=SECRET` });
  expect(llm.handlers.calls.at(-1)?.url).toBe(`${CHAT_URL}?key=…&alt=sse&access_token=…`);
  expect(JSON.stringify(llm.handlers.calls.at(-1))).not.toContain("SECRET");
});

test("a provider's own number of calls holds in a pack too", async () => {
  const pack = createHandlers({ providers: [llm.openai.with({ maxCalls: 2 })] });
  server.use(...pack);
  for (const prompt of ["1", "2", "3"]) await ask(prompt);
  expect(pack.calls.map(({ lastUserText }) => lastUserText)).toEqual(["2", "3"]);
  expect(() => createHandlers({ jitter: 7 })).toThrow("Give a number from 0 to 1.");
});
