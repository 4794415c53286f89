import OpenAI from "openai";
import { beforeAll, expect, test } from "vitest";
import { custom, file, llm, reasoning, toolCall } from "../../src/index.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
let client: OpenAI;
beforeAll(() => void (client = new OpenAI({ apiKey: "test" })));

const params = { model: "gpt-5.4", input: "Hello" };

const hosted = [
  custom("openai.file_search_call", { queries: ["a"], results: [{ file_id: "file_1" }] }),
  custom("openai.code_interpreter_call", {
    code: "1 + 1",
    container_id: "cntr_1",
    outputs: [{ type: "logs", logs: "2" }],
  }),
  custom("openai.web_search_call", {
    action: { type: "search", query: "a", sources: [{ type: "url", url: "https://a.b" }] },
  }),
  reasoning("Hm."),
];

test("what is to be included is, and nothing else", async () => {
  server.use(llm.openai.responses(hosted));
  const plain = await client.responses.create(params);
  expect(plain.output).toMatchObject([
    { type: "file_search_call", status: "completed", queries: ["a"], results: null },
    { type: "code_interpreter_call", code: "1 + 1", outputs: null },
    { type: "web_search_call", action: { type: "search", query: "a" } },
    { type: "reasoning", summary: [{ text: "Hm." }] },
  ]);
  expect(plain.output[2]).not.toHaveProperty("action.sources");
  expect(plain.output[3]).not.toHaveProperty("encrypted_content");
  const full = await client.responses.create({
    ...params,
    include: [
      "file_search_call.results",
      "code_interpreter_call.outputs",
      "web_search_call.action.sources",
      "reasoning.encrypted_content",
    ],
  });
  expect(full.output).toMatchObject([
    { results: [{ file_id: "file_1" }] },
    { outputs: [{ type: "logs", logs: "2" }] },
    { action: { sources: [{ url: "https://a.b" }] } },
    { encrypted_content: expect.any(String) as string },
  ]);
});

test("partial images come where they are asked for", async () => {
  server.use(llm.openai.responses(file({ mediaType: "image/webp", data: "AA==" })));
  const types = async (tool: OpenAI.Responses.Tool): Promise<string[]> => {
    const stream = await client.responses.create({ ...params, tools: [tool], stream: true });
    const seen: string[] = [];
    for await (const event of stream) seen.push(event.type);
    return seen.filter((type) => type.endsWith("partial_image"));
  };
  expect(await types({ type: "image_generation", partial_images: 2 })).toHaveLength(2);
  expect(await types({ type: "image_generation" })).toEqual([]);
});

test("a call that the limit cuts says so, in body and stream", async () => {
  server.use(
    llm.openai.responses({
      content: toolCall("get_weather", '{"city":"Os', { id: "call_1" }),
      finishReason: "length",
    }),
  );
  const tools: OpenAI.Responses.Tool[] = [
    { type: "function", name: "get_weather", parameters: {}, strict: false },
  ];
  const limited = { ...params, tools, max_output_tokens: 16 };
  const cut = {
    status: "incomplete",
    incomplete_details: { reason: "max_output_tokens" },
    max_output_tokens: 16,
    output: [{ type: "function_call", status: "incomplete", arguments: '{"city":"Os' }],
  };
  expect(await client.responses.create(limited)).toMatchObject(cut);
  expect(await client.responses.stream(limited).finalResponse()).toMatchObject(cut);
});
