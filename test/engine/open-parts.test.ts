import { expect, test } from "vitest";
import {
  createStream,
  errors,
  type HeldStream,
  llm,
  reasoning,
  toolCall,
} from "../../src/index.ts";
import { post } from "../support/chat.ts";
import { usePack } from "../support/server.ts";

const server = usePack();

test("what comes next ends a part, and so does its own end", async () => {
  const stream = createStream();
  server.use(llm.anthropic.messages(stream));
  const first = stream.open(reasoning("Let "));
  first.write("me ");
  first.write("think.");
  stream.write("Hi");
  expect(() => first.write("more")).toThrow(
    new Error("Failed to write: the part has ended. Open one for each."),
  );
  const second = stream.open(reasoning(""));
  second.end();
  second.end();
  expect(() => second.write("more")).toThrow("the part has ended");
  stream.end();
  const response = await fetch("https://api.anthropic.com/v1/messages", {
    method: "POST",
    body: JSON.stringify({
      model: "claude-opus-4-6",
      max_tokens: 2000,
      thinking: { type: "enabled", budget_tokens: 1024 },
      messages: [{ role: "user", content: "Hello" }],
    }),
  });
  const { content } = (await response.json()) as {
    content: { thinking?: string; text?: string }[];
  };
  expect(content.map(({ thinking, text }) => thinking ?? text)).toEqual([
    "Let me think.",
    "Hi",
    "",
  ]);
});

test("not streamed, the pieces are one call", async () => {
  const stream = createStream();
  const mock = llm.openai.chat(stream);
  server.use(mock);
  const call = stream.open(toolCall("get_weather", '{"city"'));
  call.write(':"Oslo"}');
  stream.end();
  const response = await post("Hello", { tools: ["get_weather"] });
  expect(await response.json()).toMatchObject({
    choices: [
      {
        message: {
          tool_calls: [{ function: { name: "get_weather", arguments: '{"city":"Oslo"}' } }],
        },
      },
    ],
  });
});

test.for<[title: string, write: (stream: HeldStream) => void, message: string]>([
  [
    "a tool that is not on offer",
    (stream) => void stream.open(toolCall("get_time")),
    'calls the tool "get_time", which the request does not offer; it offers get_weather',
  ],
  [
    "arguments that are no JSON",
    (stream) => {
      stream.open(toolCall("get_weather")).write('{"city":');
      stream.end();
    },
    'calls the tool "get_weather" with arguments that are no JSON',
  ],
])("pieces are held against the request too: %s", async ([, write, message]) => {
  const stream = createStream();
  const mock = llm.openai.chat(stream);
  server.use(mock);
  write(stream);
  await (await post("Hello", { stream: true, tools: ["get_weather"] })).text();
  expect(mock.errors[0]?.message).toContain(`the reply ${message}`);
});

test("an error breaks an open part off", async () => {
  const stream = createStream();
  const mock = llm.openai.chat(stream);
  server.use(mock);
  stream.open(toolCall("get_weather")).write('{"ci');
  stream.error(errors.overloaded());
  const answer = await (await post("Hello", { stream: true, tools: ["get_weather"] })).text();
  expect(answer).toMatch(/"arguments":"\{\\"ci".*"error":/s);
  expect(mock.errors).toEqual([]);
});

test("a limit cuts a part in its middle", async () => {
  const stream = createStream();
  server.use(llm.openai.chat(stream));
  const call = stream.open(toolCall("get_weather", {}, { id: "call_1" }));
  call.write('{"city":"');
  call.write("a very long name of a place that has no end at all".repeat(9));
  const body = { max_completion_tokens: 8 };
  const response = await post("Hello", { stream: true, tools: ["get_weather"], body });
  const answer = await response.text();
  expect(answer).toMatch(/"finish_reason":"length"/);
  expect(answer).not.toContain("no end");
});

test("an input that is JSON and no object stays the text that it is", async () => {
  const stream = createStream();
  server.use(llm.openai.chat(stream, { validate: { replies: false } }));
  stream.open(toolCall("get_weather")).write('"Oslo"');
  stream.end();
  const response = await post("Hello", { tools: ["get_weather"] });
  expect(await response.json()).toMatchObject({
    choices: [{ message: { tool_calls: [{ function: { arguments: '"Oslo"' } }] } }],
  });
});

test("streamed, reasoning begins, grows and ends as a block of its own", async () => {
  const stream = createStream();
  server.use(llm.anthropic.messages(stream));
  const thought = stream.open(reasoning("Let "));
  thought.write("me think.");
  thought.end();
  stream.write("Hi");
  stream.end();
  const response = await fetch("https://api.anthropic.com/v1/messages", {
    method: "POST",
    body: JSON.stringify({
      model: "claude-opus-4-6",
      max_tokens: 2000,
      stream: true,
      thinking: { type: "enabled", budget_tokens: 1024 },
      messages: [{ role: "user", content: "Hello" }],
    }),
  });
  const types = [...(await response.text()).matchAll(/^data: (.*)$/gm)]
    .map(([, data = ""]) => JSON.parse(data) as { type: string; delta?: { type: string } })
    .map(({ type, delta }) => (type === "content_block_delta" ? delta?.type : type))
    .filter((type) => type !== "ping");
  expect(types.filter((type, index) => type !== types[index - 1])).toEqual([
    "message_start",
    "content_block_start",
    "thinking_delta",
    "signature_delta",
    "content_block_stop",
    "content_block_start",
    "text_delta",
    "content_block_stop",
    "message_delta",
    "message_stop",
  ]);
});
