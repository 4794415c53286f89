import type { Format } from "../measure/endpoint.ts";

interface Event {
  type: string;
  response?: unknown;
  item?: { type: string };
  part?: { type: string };
}

/** How answers of OpenAI's Responses are read. */
export const responses: Format = { toScript, join, ask };

/** What each event is about. */
function toScript(payloads: unknown[]): string[] {
  return (payloads as Event[])
    .filter(({ type }) => type !== "keepalive")
    .map(({ type, item, part }) => `${type} ${item?.type ?? part?.type ?? ""}`);
}

/** The last event repeats the whole response, but for what a recording left to those before it. */
function join(payloads: unknown[]): unknown {
  const responses = (payloads as Event[]).filter(({ response }) => response);
  if (!/completed|incomplete|failed/.test(responses.at(-1)?.type ?? "")) return undefined;
  return Object.assign({}, ...responses.map(({ response }) => response)) as unknown;
}

/** What is shown only where it is asked for, by the name of its field. */
const INCLUDED = {
  encrypted_content: "reasoning.encrypted_content",
  results: "file_search_call.results",
  sources: "web_search_call.action.sources",
  outputs: "code_interpreter_call.outputs",
};

/** A response repeats its request, of which custom tools alone make a difference to what is called. */
function ask(answer: Record<string, unknown>, isStream: boolean): ReturnType<Format["ask"]> {
  const output = JSON.stringify(answer["output"] ?? []);
  const include = Object.entries(INCLUDED).flatMap(([field, name]) =>
    output.includes(`"${field}":`) ? [name] : [],
  );
  const { model, tools } = answer;
  return {
    url: "https://api.openai.com/v1/responses",
    body: {
      model,
      include,
      input: "Hello",
      stream: isStream,
      ...(output.includes('"custom_tool_call"') && { tools }),
    },
  };
}
