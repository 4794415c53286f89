import { AnthropicBedrock } from "@anthropic-ai/bedrock-sdk";
import type Anthropic from "@anthropic-ai/sdk";
import { beforeAll, expect, test } from "vitest";
import { errors, llm, reasoning, sequence } from "../../src/index.ts";
import { testCodec } from "../contract/test-codec.ts";
import type { AskOptions, Client, SDKError } from "../contract/client.ts";
import { createMessagesClient } from "../support/anthropic-messages-client.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
let bedrock: AnthropicBedrock;
beforeAll(() => {
  const keys = { awsAccessKey: "test", awsSecretKey: "test" };
  bedrock = new AnthropicBedrock({ awsRegion: "eu-central-1", ...keys });
});

const MODEL = "us.anthropic.claude-sonnet-4-5-20250929-v1:0";
const ASK = { model: MODEL, max_tokens: 100, messages: [{ role: "user", content: "Hi" } as const] };

/** The SDK has Anthropic's classes for Bedrock's errors: they go by the status. */
const errorRows: Client["errors"] = {
  rateLimit: toRow(429, "RateLimitError"),
  overloaded: toRow(503, "InternalServerError"),
  insufficientQuota: toRow(400, "BadRequestError"),
  invalidApiKey: toRow(403, "PermissionDeniedError"),
  permissionDenied: toRow(403, "PermissionDeniedError"),
  modelNotFound: toRow(400, "BadRequestError"),
  badRequest: toRow(400, "BadRequestError"),
  contextLengthExceeded: toRow(400, "BadRequestError"),
  contentFiltered: { finishReason: "refusal" },
  serverError: toRow(500, "InternalServerError"),
  unavailable: toRow(503, "InternalServerError"),
  gatewayTimeout: toRow(408, "RequestTimeoutError"),
  custom: toRow(418, "APIError"),
};

testCodec(server, () => ({
  ...createMessagesClient({ getClient: () => bedrock as unknown as Anthropic }),
  name: "bedrock.invokeModel",
  mock: llm.bedrock.invokeModel,
  deltas,
  toError,
  errors: errorRows,
  midStream: { className: "APIError", status: undefined, code: undefined },
}));

/** Who leaves a stream has to abort first: else this SDK waits for the next frame. */
async function* deltas({ prompt = "Hello", signal }: AskOptions = {}): AsyncGenerator<string> {
  const controller = new AbortController();
  const stream = await bedrock.messages.create(
    { ...ASK, messages: [{ role: "user", content: prompt }], stream: true },
    { signal: signal ?? controller.signal, maxRetries: 0 },
  );
  for await (const event of stream) {
    if (event.type !== "content_block_delta" || event.delta.type !== "text_delta") continue;
    let goesOn = false;
    try {
      yield event.delta.text;
      goesOn = true;
    } finally {
      if (!goesOn) controller.abort();
    }
  }
}

function toRow(status: number, className: string): SDKError {
  return { className, status, code: undefined };
}

/** By name: the SDK has a copy of the classes of its own. */
function toError(error: unknown): SDKError {
  const { status, constructor } = error as { status?: number; constructor: { name: string } };
  const isServerError = status !== undefined && status >= 500;
  return {
    className: isServerError ? "InternalServerError" : constructor.name,
    status,
    code: undefined,
  };
}

test("an answer is Bedrock's: its ids, Anthropic's name of the model, nothing of Anthropic's service", async () => {
  const message = await bedrock.messages.create(ASK);
  expect(message.id).toMatch(/^msg_bdrk_01\w{22}$/);
  expect(message.model).toBe("claude-sonnet-4-5-20250929");
  expect(message.usage).not.toHaveProperty("service_tier");
  expect(message.usage).not.toHaveProperty("inference_geo");
});

test("tool calls have Bedrock's ids, in body and stream", async () => {
  const tools = [{ name: "now", input_schema: { type: "object" as const } }];
  const body = await bedrock.messages.create({ ...ASK, tools, tool_choice: { type: "any" } });
  const stream = bedrock.messages.stream({ ...ASK, tools, tool_choice: { type: "any" } });
  for (const { content } of [body, await stream.finalMessage()]) {
    expect(content).toEqual([
      { type: "tool_use", id: expect.stringMatching(/^toolu_bdrk_01/), name: "now", input: {} },
    ]);
  }
});

test("thoughts are signed", async () => {
  server.use(llm.bedrock.invokeModel([reasoning("Hm."), "Yes."]));
  const { content } = await bedrock.messages.stream(ASK).finalMessage();
  expect(content[0]).toMatchObject({ type: "thinking", thinking: "Hm." });
  expect(content[0]).toHaveProperty("signature", expect.stringMatching(/.{50}/));
});

test("a body that lacks its version is refused, and Anthropic's own rules hold", async () => {
  const url = `https://bedrock-runtime.us-east-1.amazonaws.com/model/${MODEL}/invoke`;
  const { model: _, ...body } = ASK;
  const send = async (more: object): Promise<{ message: string }> => {
    const response = await fetch(url, {
      method: "POST",
      body: JSON.stringify({ ...body, ...more }),
    });
    return (await response.json()) as { message: string };
  };
  expect(await send({})).toEqual({ message: "anthropic_version: Field required" });
  const versioned = { anthropic_version: "bedrock-2023-05-31" };
  expect(await send({ ...versioned, max_tokens: undefined })).toEqual({
    message: "max_tokens: Field required",
  });
  expect(await send(versioned)).toMatchObject({ type: "message" });
});

test("a retry of the SDK's own", async () => {
  const mock = llm.bedrock.invokeModel(sequence(errors.rateLimit(), "ok"));
  server.use(mock);
  const message = await bedrock.messages.create(ASK, { maxRetries: 1 });
  expect(message.content).toMatchObject([{ text: "ok" }]);
  expect(mock.calls.map(({ status }) => status)).toEqual([429, 200]);
});
