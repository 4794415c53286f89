import type OpenAI from "openai";
import type { Answer, AskOptions, Client } from "../contract/client.ts";
import { toError } from "./openai-errors.ts";

const tools = ["get_weather", "get_time"].map((name) => ({
  type: "function" as const,
  function: { name, parameters: { type: "object", properties: {} } },
}));

/** A chat endpoint, asked through the `openai` package. */
export function createChatClient({
  getClient,
  ...own
}: Pick<Client, "name" | "mock" | "errors" | "midStream"> & { getClient: () => OpenAI }): Client {
  return {
    ...own,
    ask: async (options = {}) =>
      toAnswer(await getClient().chat.completions.create(toParams(options), toRequest(options))),
    async stream(options = {}) {
      const params = { ...toParams(options), stream_options: { include_usage: true } };
      const stream = getClient().chat.completions.stream(params, toRequest(options));
      return toAnswer(await stream.finalChatCompletion());
    },
    async *deltas(options = {}) {
      const params = { ...toParams(options), stream: true as const };
      for await (const chunk of await getClient().chat.completions.create(
        params,
        toRequest(options),
      )) {
        const delta = chunk.choices[0]?.delta.content;
        if (delta) yield delta;
      }
    },
    async object(schema) {
      const json_schema = { name: "city", strict: true, schema };
      const { choices } = await getClient().chat.completions.create(
        { ...toParams({}), response_format: { type: "json_schema", json_schema } },
        toRequest({}),
      );
      return JSON.parse(choices[0]!.message.content!) as unknown;
    },
    toError,
    finishReasons: { stop: "stop", toolCalls: "tool_calls" },
  };
}

export function toParams({ prompt = "Hello" }: AskOptions) {
  return { model: "gpt-5.4", messages: [{ role: "user" as const, content: prompt }], tools };
}

function toRequest({ signal, maxRetries = 0 }: AskOptions) {
  return { maxRetries, ...(signal && { signal }) };
}

/** The helper adds `parsed` and leaves out what no chunk carries. */
function toAnswer(completion: OpenAI.ChatCompletion): Answer {
  const [choice] = completion.choices;
  const { content, refusal, tool_calls: calls = [] } = choice!.message;
  return {
    text: content ?? "",
    toolCalls: calls.flatMap((call) =>
      call.type === "function"
        ? [{ name: call.function.name, input: JSON.parse(call.function.arguments) as unknown }]
        : [],
    ),
    finishReason: choice!.finish_reason,
    usage: {
      input: completion.usage?.prompt_tokens ?? 0,
      output: completion.usage?.completion_tokens ?? 0,
    },
    raw: {
      id: completion.id,
      model: completion.model,
      created: completion.created,
      usage: completion.usage,
      finishReason: choice!.finish_reason,
      content: content || null, // openai 6's helper makes null of an empty text
      refusal: refusal ?? null, // the helper adds what only OpenAI itself sends
      calls: calls.map((call) => ({
        ...call,
        index: undefined, // a body has it at some providers, and the helper takes it out of a stream
        function: { ...(call.type === "function" && call.function), parsed_arguments: undefined },
      })),
    },
  };
}
