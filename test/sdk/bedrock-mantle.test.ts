// The paths on which Bedrock speaks OpenAI's and Anthropic's own formats.
import { AnthropicBedrockMantle } from "@anthropic-ai/bedrock-sdk";
import OpenAI from "openai";
import { beforeAll, describe, expect, test } from "vitest";
import { errors, llm, reasoning, sequence, toolCall } from "../../src/index.ts";
import { testCodec } from "../contract/test-codec.ts";
import { createChatClient } from "../support/openai-chat-client.ts";
import { OPENAI_ERRORS } from "../support/openai-errors.ts";
import { collect } from "../support/ollama-client.ts";
import { createResponsesClient } from "../support/openai-responses-client.ts";
import { usePack } from "../support/server.ts";

const MANTLE = "https://bedrock-mantle.us-east-1.api.aws";
const RUNTIME = "https://bedrock-runtime.eu-west-1.amazonaws.com";

const server = usePack();
let client: OpenAI;
beforeAll(() => void (client = new OpenAI({ apiKey: "test", baseURL: `${MANTLE}/v1` })));

describe("chat", () => {
  testCodec(server, () =>
    createChatClient({
      name: "bedrock.chat",
      mock: llm.bedrock.chat,
      getClient: () => client,
      errors: OPENAI_ERRORS,
      midStream: { className: "APIError", status: undefined, code: null },
    }),
  );
});

describe("responses", () => {
  testCodec(server, () => ({
    ...createResponsesClient({ getClient: () => client }),
    name: "bedrock.responses",
    mock: llm.bedrock.responses,
  }));
});

const messages = [{ role: "user" as const, content: "Hello" }];

test.for([`${MANTLE}/v1`, `${MANTLE}/openai/v1`, `${RUNTIME}/openai/v1`])("%s", async (baseURL) => {
  server.use(llm.bedrock("Hi"));
  const openai = new OpenAI({ apiKey: "test", baseURL });
  const model = "openai.gpt-oss-120b";
  const chat = await openai.chat.completions.create({ model, messages });
  expect(chat.choices[0]?.message.content).toBe("Hi");
  const response = await openai.responses.create({ model, input: "Hello" });
  expect(response.output_text).toBe("Hi");
});

test("a chat's answer is Bedrock's: thoughts are shown, three numbers are counted", async () => {
  server.use(llm.bedrock.chat([reasoning("Hm."), "Yes."]));
  const answer = await client.chat.completions.create({ model: "openai.gpt-oss-20b", messages });
  expect(answer).toMatchObject({ service_tier: "default" });
  expect(answer).not.toHaveProperty("system_fingerprint");
  expect(answer.choices[0]?.message).toEqual({
    role: "assistant",
    content: "Yes.",
    refusal: null,
    reasoning: "Hm.",
  });
  const chunks = await collect(
    await client.chat.completions.create({ model: "m", messages, stream: true }),
  );
  expect(chunks.map((chunk) => chunk.system_fingerprint)).toEqual(chunks.map(() => null));
  expect(chunks.some((chunk) => "service_tier" in chunk)).toBe(false);
  const counts = ["completion_tokens", "prompt_tokens", "total_tokens"];
  expect(Object.keys(answer.usage!).toSorted()).toEqual(counts);
});

test("Anthropic's messages, with an error and a retry", async () => {
  const keys = { awsAccessKey: "test", awsSecretAccessKey: "test" };
  const anthropic = new AnthropicBedrockMantle({ awsRegion: "us-east-1", ...keys });
  const ask = { model: "anthropic.claude-opus-4-7", max_tokens: 100, messages };
  const mock = llm.bedrock.messages(sequence(errors.overloaded(), toolCall("now", {}), "Hi"));
  server.use(mock);
  const tools = [{ name: "now", input_schema: { type: "object" as const } }];
  const message = await anthropic.messages.create({ ...ask, tools });
  expect(message.content).toMatchObject([{ type: "tool_use", name: "now" }]);
  expect(mock.calls.map(({ status }) => status)).toEqual([529, 200]);
  const final = await anthropic.messages.stream(ask).finalMessage();
  expect(final.content).toMatchObject([{ text: "Hi" }]);
});

test.for([`${MANTLE}/v1`, `${RUNTIME}/openai/v1`])("models at %s", async (baseURL) => {
  const openai = new OpenAI({ apiKey: "test", baseURL });
  expect((await openai.models.list()).data).toContainEqual({
    id: "openai.gpt-oss-120b",
    object: "model",
    created: expect.any(Number),
    owned_by: "system",
  });
  expect(await openai.models.retrieve("openai.gpt-oss-20b")).toMatchObject({
    id: "openai.gpt-oss-20b",
  });
});
