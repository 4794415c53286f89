import Cloudflare from "cloudflare";
import { beforeAll, expect, test } from "vitest";
import { llm, reasoning, toolCall } from "../../src/index.ts";
import type { Answer, AskOptions, Client, SDKError } from "../contract/client.ts";
import { testCodec } from "../contract/test-codec.ts";
import { usePack } from "../support/server.ts";

const MODEL = "@cf/meta/llama-3.3-70b-instruct-fp8-fast";
const ACCOUNT = { account_id: "0123456789abcdef" };
const PATH = `/accounts/${ACCOUNT.account_id}/ai/run/${MODEL}`;

const server = usePack();
let client: Cloudflare;
beforeAll(() => void (client = new Cloudflare({ apiToken: "test" })));
testCodec(server, () => run);

const tools = ["get_weather", "get_time"].map((name) => ({
  name,
  description: name,
  parameters: { type: "object", properties: {} },
}));

interface Result {
  response?: string;
  tool_calls?: { name: string; arguments: unknown }[];
  usage?: { prompt_tokens: number; completion_tokens: number };
}

/** The package has no reader of streams: its answer is read line by line. */
const run: Client = {
  name: "cloudflare.run",
  mock: llm.cloudflare.run,
  ask: async (options = {}) => {
    const params = { ...ACCOUNT, ...toBody(options) };
    return toAnswer((await client.ai.run(MODEL, params, toRequest(options))) as Result);
  },
  async stream(options = {}) {
    const whole: Required<Result> = {
      response: "",
      tool_calls: [],
      usage: { prompt_tokens: 0, completion_tokens: 0 },
    };
    for await (const event of read(options)) {
      whole.response += event.response ?? "";
      whole.tool_calls.push(...(event.tool_calls ?? []));
      whole.usage = event.usage ?? whole.usage;
    }
    return toAnswer(whole);
  },
  async *deltas(options = {}) {
    for await (const { response } of read(options)) if (response) yield response;
  },
  async object(schema) {
    const response_format = { type: "json_schema" as const, json_schema: schema };
    const params = { ...ACCOUNT, ...toBody({}), response_format };
    const answer = (await client.ai.run(MODEL, params, toRequest({}))) as Result;
    return answer.response;
  },
  toError: toSDKError,
  errors: {
    rateLimit: toRow("RateLimitError", 429),
    overloaded: toRow("RateLimitError", 429),
    insufficientQuota: toRow("RateLimitError", 429),
    invalidApiKey: toRow("AuthenticationError", 401),
    permissionDenied: toRow("PermissionDeniedError", 403),
    modelNotFound: toRow("BadRequestError", 400),
    badRequest: toRow("BadRequestError", 400),
    contextLengthExceeded: toRow("APIError", 413),
    contentFiltered: toRow("APIError", 424),
    serverError: toRow("InternalServerError", 500),
    unavailable: toRow("InternalServerError", 503),
    gatewayTimeout: toRow("APIError", 408),
    custom: toRow("APIError", 418),
  },
  midStream: toRow("Error", undefined),
  // the wire tells none
  finishReasons: { stop: "", toolCalls: "" },
};

function toBody({ prompt = "Hello" }: AskOptions) {
  return { messages: [{ role: "user", content: prompt }], tools };
}

function toRequest({ signal, maxRetries = 0 }: AskOptions) {
  return { maxRetries, ...(signal && { signal }) };
}

async function* read(options: AskOptions): AsyncIterable<Result> {
  const body = { ...toBody(options), stream: true };
  const response = await client.post(PATH, { body, ...toRequest(options) }).asResponse();
  let text = "";
  let isDone = false;
  const decoder = new TextDecoder();
  for await (const bytes of response.body!) {
    text += decoder.decode(bytes, { stream: true });
    const lines = text.split(/\r?\n/);
    text = lines.pop()!;
    for (const line of lines) {
      if (!line.startsWith("data: ")) continue;
      const data = line.slice("data: ".length);
      if (data === "[DONE]") isDone = true;
      else yield parse(data);
    }
  }
  if (!isDone) throw new Error("The stream has no end");
}

function parse(data: string): Result {
  const event = JSON.parse(data) as Result & { errors?: { message: string }[] };
  if (event.errors) throw new Error(event.errors[0]?.message);
  return event;
}

function toAnswer({ response = "", tool_calls: calls = [], usage }: Result): Answer {
  return {
    text: response,
    toolCalls: calls.map(({ name, arguments: input }) => ({ name, input })),
    finishReason: "",
    usage: { input: usage!.prompt_tokens, output: usage!.completion_tokens },
    raw: { response, calls, usage },
  };
}

function toSDKError(error: unknown): SDKError {
  const { constructor, status } = error as Error & { status?: number };
  return { className: constructor.name, status, code: undefined };
}

function toRow(className: string, status: number | undefined): SDKError {
  return { className, status, code: undefined };
}

test("the answer stands in Cloudflare's envelope", async () => {
  server.use(llm.cloudflare.run([reasoning("Hm."), "Hi", toolCall("get_time", { a: 1 })]));
  const response = await client.post(PATH, { body: toBody({}) }).asResponse();
  expect(await response.json()).toEqual({
    result: {
      response: "<think>\nHm.\n</think>\n\nHi",
      tool_calls: [{ name: "get_time", arguments: { a: 1 } }],
      usage: {
        prompt_tokens: expect.any(Number),
        completion_tokens: expect.any(Number),
        total_tokens: expect.any(Number),
      },
    },
    success: true,
    errors: [],
    messages: [],
  });
});

test("JSON that was asked for is the value itself", async () => {
  const schema = { type: "object", properties: { a: { type: "integer" } }, required: ["a"] };
  const params = {
    ...ACCOUNT,
    prompt: "Hello",
    response_format: { type: "json_schema", json_schema: schema },
  };
  const { response } = (await client.ai.run(MODEL, params)) as { response: { a: number } };
  expect(Number.isInteger(response.a)).toBe(true);
});

test("a prompt, or messages", async () => {
  const mock = llm.cloudflare.run("Hi");
  server.use(mock);
  await client.ai.run(MODEL, { ...ACCOUNT, prompt: "Hello", max_tokens: 5 });
  expect(mock.calls[0]).toMatchObject({
    modelId: MODEL,
    lastUserText: "Hello",
    maxOutputTokens: 5,
  });
});
