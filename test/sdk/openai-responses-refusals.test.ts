import OpenAI, { APIError } from "openai";
import { beforeAll, expect, test } from "vitest";
import { llm, toolCall } from "../../src/index.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
let client: OpenAI;
beforeAll(() => void (client = new OpenAI({ apiKey: "test" })));

const model = "gpt-5.4";

async function ask(params: object): Promise<object> {
  const error: unknown = await client.responses.create(params).catch((cause: unknown) => cause);
  if (!(error instanceof APIError)) throw new Error("It was not refused.", { cause: error });
  const { code, param, message } = error;
  return { code, param, message };
}

test("a request without a model, and one without an input", async () => {
  expect(await ask({ input: "Hello" })).toEqual({
    code: "missing_required_parameter",
    param: "model",
    message: "400 Missing required parameter: 'model'.",
  });
  expect(await ask({ model, input: [] })).toMatchObject({ code: "missing_required_parameter" });
});

test("a role and a part that chat has and Responses has not", async () => {
  expect(await ask({ model, input: [{ role: "tool", content: "Rain" }] })).toEqual({
    code: "invalid_value",
    param: "input[0]",
    message:
      "400 Invalid value: 'tool'. Supported values are: 'assistant', 'system', 'developer', and 'user'.",
  });
  const content = [{ type: "text", text: "Hello" }];
  expect(await ask({ model, input: [{ role: "user", content }] })).toMatchObject({
    code: "invalid_value",
    param: "input[0].content[0].type",
  });
});

test("fewer tokens than a response can have", async () => {
  expect(await ask({ model, input: "Hello", max_output_tokens: 5 })).toEqual({
    code: "integer_below_min_value",
    param: "max_output_tokens",
    message:
      "400 Invalid 'max_output_tokens': integer below minimum value. Expected a value >= 16, but got 5 instead.",
  });
});

test("a tool's output without its call, and a call without its output", async () => {
  const output = { type: "function_call_output", call_id: "call_1", output: "Rain" };
  expect(await ask({ model, input: [output] })).toEqual({
    code: null,
    param: "input",
    message: "400 No tool call found for function call output with call_id call_1.",
  });
  const call = toolCall("get_weather", {}, { id: "call_1" });
  server.use(llm.openai.responses(call, { once: true, validate: { replies: false } }));
  const first = await client.responses.create({ model, input: "Hello" });
  expect(await ask({ model, input: "And?", previous_response_id: first.id })).toEqual({
    code: null,
    param: "input",
    message: "400 No tool output found for function call call_1.",
  });
  const mock = llm.openai.responses("It rains.");
  server.use(mock);
  await client.responses.create({
    model,
    input: [{ type: "function_call_output", call_id: "call_1", output: "Rain" }],
    previous_response_id: first.id,
  });
  expect(mock.calls[0]?.toolResults).toEqual([
    { type: "tool-result", toolCallId: "call_1", toolName: "get_weather", output: "Rain" },
  ]);
});
