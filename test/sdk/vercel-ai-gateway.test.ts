import { createGateway } from "@ai-sdk/gateway";
import { generateText, jsonSchema, Output, streamText, type ToolSet } from "ai";
import { llm } from "../../src/index.ts";
import type { Answer, AskOptions, Client, SDKError } from "../contract/client.ts";
import { testCodec } from "../contract/test-codec.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
const apiKey = "test";
testCodec(server, () => gateway);

const inputSchema = jsonSchema({ type: "object", properties: {} });
const tools: ToolSet = { get_weather: { inputSchema }, get_time: { inputSchema } };

function toParams({ prompt = "Hello", signal, maxRetries = 0 }: AskOptions) {
  const model = createGateway({ apiKey })("openai/gpt-5.4");
  return { model, prompt, tools, maxRetries, ...(signal && { abortSignal: signal }) };
}

const gateway: Client = {
  name: "vercelGateway.languageModel",
  hasRefusals: false,
  mock: llm.vercelGateway.languageModel,
  ask: async (options = {}) => toAnswer(await generateText(toParams(options))),
  async stream(options = {}) {
    let failure: unknown;
    const onError = ({ error }: { error: unknown }): void => void (failure ??= error);
    const result = streamText({ ...toParams(options), onError });
    try {
      await result.consumeStream();
      return toAnswer({
        text: await result.text,
        toolCalls: await result.toolCalls,
        finishReason: await result.finishReason,
        usage: await result.usage,
      });
    } catch (error) {
      throw failure ?? error;
    }
  },
  /** The SDK gives one stream to several readers, and ends it when it is told to. */
  async *deltas(options = {}) {
    const leave = new AbortController();
    const signal = AbortSignal.any([leave.signal, ...(options.signal ? [options.signal] : [])]);
    const { fullStream } = streamText({ ...toParams({ ...options, signal }), onError() {} });
    try {
      for await (const part of fullStream) {
        if (part.type === "text-delta") yield part.text;
        if (part.type === "error") throw part.error;
      }
    } finally {
      leave.abort();
    }
  },
  async object(schema) {
    const output = Output.object({ schema: jsonSchema(schema as never) });
    return (await generateText({ ...toParams({}), output })).output;
  },
  toError,
  errors: {
    rateLimit: { className: "GatewayRateLimitError", status: 429, code: "rate_limit_exceeded" },
    overloaded: {
      className: "GatewayInternalServerError",
      status: 503,
      code: "internal_server_error",
    },
    insufficientQuota: {
      className: "GatewayInternalServerError",
      status: 402,
      code: "internal_server_error",
    },
    invalidApiKey: { className: "GatewayAuthenticationError", status: undefined, code: undefined },
    permissionDenied: { className: "GatewayForbiddenError", status: 403, code: "forbidden" },
    modelNotFound: { className: "GatewayModelNotFoundError", status: 404, code: "model_not_found" },
    badRequest: {
      className: "GatewayInvalidRequestError",
      status: 400,
      code: "invalid_request_error",
    },
    contextLengthExceeded: {
      className: "GatewayInvalidRequestError",
      status: 400,
      code: "invalid_request_error",
    },
    contentFiltered: {
      className: "GatewayInvalidRequestError",
      status: 400,
      code: "invalid_request_error",
    },
    serverError: {
      className: "GatewayInternalServerError",
      status: 500,
      code: "internal_server_error",
    },
    unavailable: {
      className: "GatewayInternalServerError",
      status: 503,
      code: "internal_server_error",
    },
    gatewayTimeout: {
      className: "GatewayInternalServerError",
      status: 504,
      code: "internal_server_error",
    },
    custom: { className: "GatewayInternalServerError", status: 418, code: "internal_server_error" },
  },
  midStream: {
    className: "AI_StreamProviderError",
    status: undefined,
    code: "internal_server_error",
  },
  finishReasons: { stop: "stop", toolCalls: "tool-calls" },
};

interface Read {
  text: string;
  toolCalls: { toolName: string; input: unknown }[];
  finishReason: string;
  usage: { inputTokens: number | undefined; outputTokens: number | undefined };
}

function toAnswer({ text, toolCalls, finishReason, usage }: Read): Answer {
  const calls = toolCalls.map(({ toolName, input }) => ({ name: toolName, input }));
  const counted = { input: usage.inputTokens ?? 0, output: usage.outputTokens ?? 0 };
  return {
    text,
    toolCalls: calls,
    finishReason,
    usage: counted,
    raw: { text, calls, finishReason },
  };
}

function toError(error: unknown): SDKError {
  const { name, statusCode, type } = error as Record<string, string & number>;
  return { className: name!, status: statusCode, code: type };
}
