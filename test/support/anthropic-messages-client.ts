import { type Anthropic, APIError, InternalServerError } from "@anthropic-ai/sdk";
import { llm } from "../../src/index.ts";
import type { Answer, AskOptions, Client, SDKError } from "../contract/client.ts";

const tools = ["get_weather", "get_time"].map((name) => ({
  name,
  input_schema: { type: "object" as const, properties: {} },
}));

interface Own extends Partial<Pick<Client, "name" | "mock" | "toError">> {
  getClient: () => Pick<Anthropic, "messages">;
  /** What another host says otherwise. */
  errors?: Partial<Client["errors"]>;
}

/** The Messages endpoint, asked through the official package. */
export function createMessagesClient({
  getClient,
  name = "anthropic.messages",
  mock = llm.anthropic.messages,
  errors,
  toError = readError,
}: Own): Client {
  return {
    name,
    mock,
    ask: async (options = {}) =>
      toAnswer(await getClient().messages.create(toParams(options), toRequest(options))),
    stream: async (options = {}) =>
      toAnswer(
        await getClient().messages.stream(toParams(options), toRequest(options)).finalMessage(),
      ),
    async *deltas(options = {}) {
      const params = { ...toParams(options), stream: true as const };
      for await (const event of await getClient().messages.create(params, toRequest(options))) {
        if (event.type === "content_block_delta" && event.delta.type === "text_delta") {
          yield event.delta.text;
        }
      }
    },
    async object(schema) {
      const format = { type: "json_schema" as const, schema };
      const params = { ...toParams({}), output_config: { format } };
      const { content } = await getClient().messages.create(params, toRequest({}));
      return JSON.parse(content[0]?.type === "text" ? content[0].text : "") as unknown;
    },
    toError,
    finishReasons: { stop: "end_turn", toolCalls: "tool_use" },
    errors: {
      rateLimit: { className: "RateLimitError", status: 429, code: "rate_limit_error" },
      overloaded: { className: "InternalServerError", status: 529, code: "overloaded_error" },
      insufficientQuota: {
        className: "BadRequestError",
        status: 400,
        code: "invalid_request_error",
      },
      invalidApiKey: {
        className: "AuthenticationError",
        status: 401,
        code: "authentication_error",
      },
      permissionDenied: {
        className: "PermissionDeniedError",
        status: 403,
        code: "permission_error",
      },
      modelNotFound: { className: "NotFoundError", status: 404, code: "not_found_error" },
      badRequest: { className: "BadRequestError", status: 400, code: "invalid_request_error" },
      contextLengthExceeded: {
        className: "BadRequestError",
        status: 400,
        code: "invalid_request_error",
      },
      contentFiltered: { finishReason: "refusal" },
      serverError: { className: "InternalServerError", status: 500, code: "api_error" },
      unavailable: { className: "InternalServerError", status: 503, code: "api_error" },
      gatewayTimeout: { className: "InternalServerError", status: 504, code: "timeout_error" },
      custom: { className: "APIError", status: 418, code: "invalid_request_error" },
      ...errors,
    },
    midStream: { className: "APIError", status: undefined, code: "overloaded_error" },
  };
}

function toParams({ prompt = "Hello" }: AskOptions) {
  const content = [{ role: "user" as const, content: prompt }];
  return { model: "claude-haiku-4-5", max_tokens: 1024, messages: content, tools };
}

function toRequest({ signal, maxRetries = 0 }: AskOptions) {
  return { maxRetries, ...(signal && { signal }) };
}

function readError(error: unknown): SDKError {
  if (!(error instanceof APIError)) throw error;
  // 1.0 gives each 5xx a class of its own, all of them this one's
  const isServerError = error instanceof InternalServerError;
  const className = isServerError ? "InternalServerError" : error.constructor.name;
  return { className, status: error.status, code: error.type };
}

function toAnswer({ content, stop_reason, usage, ...message }: Anthropic.Message): Answer {
  return {
    text: content.map((block) => (block.type === "text" ? block.text : "")).join(""),
    toolCalls: content.flatMap((block) =>
      block.type === "tool_use" ? [{ name: block.name, input: block.input }] : [],
    ),
    finishReason: stop_reason,
    usage: { input: usage.input_tokens, output: usage.output_tokens },
    raw: { ...message, stop_reason, usage, content, parsed_output: undefined },
  };
}
