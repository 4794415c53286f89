import OpenAI from "openai";
import { beforeAll, expect, test } from "vitest";
import { errors, llm, sequence, toolCall } from "../../src/index.ts";
import { testCodec } from "../contract/test-codec.ts";
import { createChatClient, toParams } from "../support/openai-chat-client.ts";
import { OPENAI_ERRORS } from "../support/openai-errors.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
let client: OpenAI;
beforeAll(() => void (client = new OpenAI({ apiKey: "test" })));
testCodec(server, () => chat);

const chat = createChatClient({
  name: "openai.chat",
  mock: llm.openai.chat,
  getClient: () => client,
  errors: OPENAI_ERRORS,
  midStream: { className: "APIError", status: undefined, code: null },
});

test("a retry says so", async () => {
  const mock = llm.openai.chat(sequence(errors.rateLimit(), "ok"));
  server.use(mock);
  await client.chat.completions.create(toParams({}));
  expect(mock.calls.map(({ status, retry }) => [status, retry])).toEqual([
    [429, 0],
    [200, 1],
  ]);
});

test("a hostile model name is repeated as it is", async () => {
  server.use(llm.openai.chat(errors.modelNotFound()));
  const model = "$& $' {param} __proto__ \u0000\ud800";
  const request = client.chat.completions.create({ ...toParams({}), model });
  await expect(request).rejects.toThrow(`The model \`${model}\` does not exist`);
});

test("an unknown parameter is refused where that is asked for", async () => {
  const mock = llm.openai.chat("Hi", { validate: { unknownParameters: true } });
  server.use(mock);
  const typo = { ...toParams({}), temprature: 1 };
  await expect(client.chat.completions.create(typo)).rejects.toMatchObject({
    status: 400,
    code: "unknown_parameter",
    param: "temprature",
    message: "400 Unknown parameter: 'temprature'.",
  });
  const known = {
    ...toParams({}),
    temperature: 1,
    stream_options: null,
    verbosity: "low" as const,
  };
  const { choices } = await client.chat.completions.create(known);
  expect(choices[0]?.message.content).toBe("Hi");
});

test("arguments that are a text go as they are, broken ones too", async () => {
  server.use(
    llm.openai.chat([toolCall("get_weather", '{"city": "Os'), toolCall("get_time", '{"a": 1}')], {
      validate: { replies: false },
    }),
  );
  const { choices } = await client.chat.completions.create(toParams({}));
  const sent = choices[0]?.message.tool_calls?.map(
    (call) => call.type === "function" && call.function.arguments,
  );
  expect(sent).toEqual(['{"city": "Os', '{"a": 1}']);
});
