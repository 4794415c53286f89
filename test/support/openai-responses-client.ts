import type OpenAI from "openai";
import type { Response } from "openai/resources/responses/responses";
import { llm } from "../../src/index.ts";
import type { Answer, AskOptions, Client } from "../contract/client.ts";
import { OPENAI_ERRORS, toError } from "./openai-errors.ts";

const tools = ["get_weather", "get_time"].map((name) => ({
  type: "function" as const,
  name,
  parameters: { type: "object", properties: {} },
  strict: false,
}));

/** The Responses endpoint, asked through the `openai` package. */
export function createResponsesClient({ getClient }: { getClient: () => OpenAI }): Client {
  return {
    name: "openai.responses",
    mock: llm.openai.responses,
    ask: async (options = {}) =>
      toAnswer(await getClient().responses.create(toParams(options), toRequest(options))),
    async stream(options = {}) {
      const stream = getClient().responses.stream(toParams(options), toRequest(options));
      return toAnswer(await stream.finalResponse());
    },
    async *deltas(options = {}) {
      const params = { ...toParams(options), stream: true as const };
      for await (const event of await getClient().responses.create(params, toRequest(options))) {
        if (event.type === "response.output_text.delta") yield event.delta;
      }
    },
    async object(schema) {
      const format = { type: "json_schema" as const, name: "city", strict: true, schema };
      const params = { ...toParams({}), text: { format } };
      const { output_text: text } = await getClient().responses.create(params, toRequest({}));
      return JSON.parse(text) as unknown;
    },
    toError,
    finishReasons: { stop: "completed", toolCalls: "completed" },
    errors: {
      ...OPENAI_ERRORS,
      modelNotFound: { className: "BadRequestError", status: 400, code: "model_not_found" },
    },
    midStream: { className: "APIError", status: undefined, code: null },
  };
}

export function toParams({ prompt = "Hello" }: AskOptions) {
  return { model: "gpt-5.4", input: prompt, tools };
}

function toRequest({ signal, maxRetries = 0 }: AskOptions) {
  return { maxRetries, ...(signal && { signal }) };
}

/** Only a body says who is billed, and only the helper adds what it parsed. */
function toAnswer(response: Response): Answer {
  const { output, output_text: text, status, usage } = response;
  const raw = JSON.parse(JSON.stringify(response)) as Record<string, unknown>;
  delete raw["billing"];
  delete raw["output_parsed"];
  return {
    text,
    toolCalls: output.flatMap((item) =>
      item.type === "function_call"
        ? [{ name: item.name, input: JSON.parse(item.arguments) as unknown }]
        : [],
    ),
    finishReason: status,
    usage: { input: usage?.input_tokens ?? 0, output: usage?.output_tokens ?? 0 },
    raw: JSON.parse(
      JSON.stringify(raw, (key, value: unknown) => (isParsed(key) ? undefined : value)),
    ),
  };
}

function isParsed(key: string): boolean {
  return key === "parsed" || key === "parsed_arguments";
}
