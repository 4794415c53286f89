import { CohereClient } from "cohere-ai";
import { beforeAll, describe, expect, test } from "vitest";
import { custom, llm, source, toolCall } from "../../src/index.ts";
import { testCodec } from "../contract/test-codec.ts";
import { createChatV1Client, createGenerateClient } from "../support/cohere-v1-client.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
let client: CohereClient;
beforeAll(() => void (client = new CohereClient({ token: "test", maxRetries: 0 })));

describe("chat", () => {
  testCodec(server, () => chat);
});
describe("generate", () => {
  testCodec(server, () => generate);
});

const chat = createChatV1Client({
  name: "cohere.chat.v1",
  mock: llm.cohere.chat.v1,
  getClient: () => client,
});

const generate = createGenerateClient({
  name: "cohere.generate",
  mock: llm.cohere.generate,
  getClient: () => client,
});

test("the history grows by the question and the answer", async () => {
  const handler = llm.cohere.chat.v1("Oslo.");
  server.use(handler);
  const { chatHistory } = await client.chat({
    preamble: "Be brief.",
    chatHistory: [
      { role: "USER", message: "Hi" },
      { role: "CHATBOT", message: "Hello" },
    ],
    message: "Norway's capital?",
  });
  expect(chatHistory).toMatchObject([
    { role: "USER", message: "Hi" },
    { role: "CHATBOT", message: "Hello" },
    { role: "USER", message: "Norway's capital?" },
    { role: "CHATBOT", message: "Oslo." },
  ]);
  expect(handler.calls[0]).toMatchObject({
    system: "Be brief.",
    lastUserText: "Norway's capital?",
  });
});

test("results of tools come back without ids", async () => {
  const handler = llm.cohere.chat.v1("18 °C.");
  server.use(handler);
  const call = { name: "get_weather", parameters: { city: "Oslo" } };
  await client.chat({
    message: "",
    tools: [
      {
        name: "get_weather",
        description: "",
        parameterDefinitions: { city: { type: "str", required: true } },
      },
    ],
    toolResults: [{ call, outputs: [{ degrees: 18 }] }],
  });
  expect(handler.calls[0]?.toolResults).toMatchObject([
    { toolName: "get_weather", output: [{ degrees: 18 }] },
  ]);
  expect(handler.calls[0]?.tools[0]?.inputSchema).toEqual({
    type: "object",
    properties: { city: { type: "string" } },
    required: ["city"],
  });
});

test("citations come with the text, and again at the end", async () => {
  const place = { start: 0, end: 2, text: "It", document_ids: ["doc_0"] };
  server.use(
    llm.cohere.chat.v1(["It rains.", source({ url: "u" }), custom("cohere.citation", place)]),
  );
  const expected = [
    { start: 0, end: 9, text: "It rains.", documentIds: ["u"] },
    { start: 0, end: 2, text: "It", documentIds: ["doc_0"] },
  ];
  expect((await client.chat({ message: "Hi" })).citations).toMatchObject(expected);
  const seen: unknown[] = [];
  for await (const event of await client.chatStream({ message: "Hi" })) {
    if (event.eventType === "citation-generation") seen.push(...event.citations);
    if (event.eventType === "stream-end") {
      expect(event.response.citations).toMatchObject(expected);
    }
  }
  expect(seen).toMatchObject(expected);
});

test("calls of tools come in one event", async () => {
  const tools = [{ name: "f", description: "" }];
  server.use(llm.cohere.chat.v1([toolCall("f", { a: 1 }), toolCall("f", { a: 2 })]));
  const events: string[] = [];
  for await (const event of await client.chatStream({ message: "Hi", tools })) {
    events.push(event.eventType);
    if (event.eventType !== "tool-calls-generation") continue;
    expect(event.toolCalls.map(({ parameters }) => parameters)).toEqual([{ a: 1 }, { a: 2 }]);
  }
  expect(events).toEqual(["stream-start", "tool-calls-generation", "stream-end"]);
});

test("several generations", async () => {
  server.use(llm.cohere.generate("Hi"));
  const { generations, prompt } = await client.generate({ prompt: "Say hi", numGenerations: 2 });
  expect(prompt).toBe("Say hi");
  expect(generations.map(({ index, text }) => [index, text])).toEqual([
    [0, "Hi"],
    [1, "Hi"],
  ]);
  expect(new Set(generations.map(({ id }) => id)).size).toBe(2);
});
