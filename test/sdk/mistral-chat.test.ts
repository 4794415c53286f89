import { Mistral } from "@mistralai/mistralai";
import { HTTPValidationError } from "@mistralai/mistralai/models/errors";
import { beforeAll, expect, test } from "vitest";
import { custom, errors, json, llm, reasoning, toolCall } from "../../src/index.ts";
import { testCodec } from "../contract/test-codec.ts";
import {
  collect,
  createMistralClient,
  ENDPOINTS,
  readContent,
  toParams,
} from "../support/mistral-client.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
let client: Mistral;
beforeAll(() => void (client = new Mistral({ apiKey: "test" })));
testCodec(server, () => chat);

const chat = createMistralClient({
  name: "mistral.chat",
  mock: llm.mistral.chat,
  getEndpoints: () => ENDPOINTS.chat(client),
});

const PARAMS = toParams("Hello");

test("thoughts are a list in the content, streamed or not", async () => {
  server.use(llm.mistral.chat([reasoning("Let me think."), "42"]));
  const { choices } = await client.chat.complete(PARAMS);
  expect(choices[0]?.message?.content).toEqual([
    { type: "thinking", thinking: [{ type: "text", text: "Let me think." }], closed: true },
    { type: "text", text: "42" },
  ]);
  const streamed = await collect(await client.chat.stream(PARAMS));
  expect(readContent(streamed.choices[0]?.message?.content)).toEqual([
    { type: "thinking", text: "Let me think." },
    { type: "text", text: "42" },
  ]);
});

test("what only Mistral has goes as it is", async () => {
  server.use(llm.mistral.chat(["Oslo.", custom("mistral.reference", { reference_ids: [1] })]));
  for (const answer of [
    await client.chat.complete(PARAMS),
    await collect(await client.chat.stream(PARAMS)),
  ]) {
    expect(readContent(answer.choices[0]?.message?.content)).toEqual([
      { type: "text", text: "Oslo." },
      { type: "reference", referenceIds: [1] },
    ]);
  }
});

test("tool calls have ids of nine characters, and come whole with the end", async () => {
  const weather = toolCall("get_weather", { city: "Oslo" });
  server.use(llm.mistral.chat([weather, toolCall("get_time")]));
  const events = [];
  for await (const { data } of await client.chat.stream(PARAMS)) events.push(data);
  expect(events).toHaveLength(2);
  const [choice] = events[1]!.choices;
  expect(choice?.finishReason).toBe("tool_calls");
  expect(choice?.delta.toolCalls).toMatchObject([
    { index: 0, function: { name: "get_weather", arguments: '{"city":"Oslo"}' } },
    { index: 1, function: { name: "get_time", arguments: "{}" } },
  ]);
  for (const { id } of choice!.delta.toolCalls!) expect(id).toMatch(/^[a-zA-Z0-9]{9}$/);
  expect(events[1]?.usage?.completionTokens).toBeGreaterThan(0);
});

test("a text after a tool call comes after it", async () => {
  server.use(llm.mistral.chat([toolCall("get_time"), "There"]));
  const order: string[] = [];
  for await (const { data } of await client.chat.stream(PARAMS)) {
    const { content, toolCalls } = data.choices[0]!.delta;
    if (toolCalls) order.push("call");
    else if (content) order.push("text");
  }
  expect(order).toEqual(["call", "text"]);
});

test("n choices, in a body and in a stream", async () => {
  server.use(llm.mistral.chat(["Hi", toolCall("get_time")]));
  const { choices } = await client.chat.complete({ ...PARAMS, n: 2 });
  expect(choices.map(({ index, message }) => [index, message?.content])).toEqual([
    [0, "Hi"],
    [1, "Hi"],
  ]);
  const ids = choices.map(({ message }) => message?.toolCalls?.[0]?.id);
  expect(new Set(ids).size).toBe(2);
  const seen = new Set<number>();
  for await (const { data } of await client.chat.stream({ ...PARAMS, n: 2 })) {
    for (const { index } of data.choices) seen.add(index);
  }
  expect([...seen]).toEqual([0, 1]);
});

test("a limit cuts the text, and a stop sequence ends it", async () => {
  server.use(llm.mistral.chat("one two three four five six"));
  const { choices, usage } = await client.chat.complete({ ...PARAMS, maxTokens: 2 });
  expect(choices[0]?.finishReason).toBe("length");
  expect(usage.completionTokens).toBe(2);
  const stopped = await client.chat.complete({ ...PARAMS, stop: [" three"] });
  expect(stopped.choices[0]?.message?.content).toBe("one two");
  expect(stopped.choices[0]?.finishReason).toBe("stop");
});

test("a tool that has to be called is called", async () => {
  for (const toolChoice of ["any", "required"] as const) {
    const { choices } = await client.chat.complete({ ...PARAMS, toolChoice });
    expect(choices[0]?.message?.toolCalls?.[0]?.function.name).toBe("get_weather");
  }
  const named = { type: "function" as const, function: { name: "get_time" } };
  const { choices } = await client.chat.complete({ ...PARAMS, toolChoice: named });
  expect(choices[0]?.message?.toolCalls?.[0]?.function.name).toBe("get_time");
});

test("structured output, through the SDK's own parser", async () => {
  const { z } = await import("zod");
  server.use(llm.mistral.chat(json({ name: "Ada" })));
  const { choices } = await client.chat.parse({
    ...PARAMS,
    responseFormat: z.object({ name: z.string() }),
  });
  expect(choices?.[0]?.message?.parsed).toEqual({ name: "Ada" });
});

test("a default answer in JSON mode is JSON", async () => {
  const request = { ...PARAMS, tools: [], responseFormat: { type: "json_object" as const } };
  const { choices } = await client.chat.complete(request);
  expect(JSON.parse(choices[0]?.message?.content as string)).toEqual({
    message: "This is a mock request",
  });
});

test("the regional hosts answer, too", async () => {
  const european = new Mistral({ apiKey: "test", serverURL: "https://api.eu.mistral.ai" });
  const { choices } = await european.chat.complete(PARAMS);
  expect(choices[0]?.message?.content).toBe("This is a mock request");
});

test("headers tell the request, and the limits count down", async () => {
  const send = async (): Promise<Response> =>
    fetch("https://api.mistral.ai/v1/chat/completions", {
      method: "POST",
      body: JSON.stringify({ model: "m", messages: [{ role: "user", content: "Hi" }] }),
    });
  const [first, second] = [await send(), await send()];
  expect(first.headers.get("mistral-correlation-id")).toMatch(/^01a01a72-[0-9a-f]/);
  const left = [first, second].map(({ headers }) =>
    Number(headers.get("x-ratelimit-remaining-req-minute")),
  );
  expect(left[0]! - left[1]!).toBe(1);
});

test("a parameter that Mistral does not know is refused as it refuses it, where that is asked for", async () => {
  server.use(llm.mistral.chat("Hi", { validate: { unknownParameters: true } }));
  const typo = { ...PARAMS, messages: PARAMS.messages, store: false };
  const response = await fetch("https://api.mistral.ai/v1/chat/completions", {
    method: "POST",
    body: JSON.stringify(typo),
  });
  expect(response.status).toBe(422);
  expect(await response.json()).toEqual({
    detail: [
      {
        type: "extra_forbidden",
        loc: ["body", "store"],
        msg: "Extra inputs are not permitted",
        input: false,
      },
    ],
  });
  expect((await client.chat.complete(PARAMS)).choices[0]?.message?.content).toBe("Hi");
});

test("a request that does not fit the schema is the SDK's HTTPValidationError", async () => {
  const error: unknown = await client.chat
    .complete({ ...PARAMS, temperature: 2 })
    .catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(HTTPValidationError);
  expect((error as HTTPValidationError).detail).toEqual([
    {
      type: "less_than_equal",
      loc: ["body", "temperature"],
      msg: "Input should be less than or equal to 1.5",
      input: 2,
    },
  ]);
  await client.chat.complete({ ...PARAMS, temperature: 1.5 });
});

test("an unknown model is told of as recorded", async () => {
  server.use(llm.mistral.chat(errors.modelNotFound()));
  const request = client.chat.complete({ ...PARAMS, model: "nope" });
  await expect(request).rejects.toThrow("Invalid model: nope");
});
