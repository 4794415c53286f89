import { createFetch, llm, type LLMHandler, sequence } from "msw-llm";
import { matchers } from "msw-llm/matchers";
import { expect } from "vitest";

expect.extend(matchers);

const URL = "https://api.openai.com/v1/chat/completions";
const toTool = (name: string) => ({ type: "function", function: { name } });
const TOOLS = ["get_weather", "get_time", "read_page", "send_email"].map(toTool);
const CALL = { id: "c1", type: "function", function: { name: "get_weather", arguments: "{}" } };

/** What an app might ask, of an endpoint that most examples mock. */
const QUESTION = { role: "user", content: "What is the weather in Oslo?" };
const LOOP = [
  { role: "system", content: "You are a weather bot." },
  QUESTION,
  { role: "assistant", tool_calls: [CALL] },
  { role: "tool", tool_call_id: "c1", content: '{"celsius":12}' },
];

type Handlers = Parameters<typeof createFetch>;

async function request(handlers: Handlers, body: object): Promise<string> {
  const fetch = createFetch(...handlers, ...llm.handlers);
  const init = { method: "POST", body: JSON.stringify({ model: "gpt-5.4", ...body }) };
  return (await fetch(URL, init)).text();
}

const mounted: Handlers = [];
let answers: Promise<unknown>[] = [];

/** A server that asks at once for what is mounted, streamed; an example may wait for that. */
export const server = {
  use(...handlers: Handlers): void {
    mounted.push(...handlers);
    const body = { stream: true, messages: [QUESTION], tools: TOOLS };
    // a reply may be that the connection is lost
    answers.push(request(handlers, body).catch(() => undefined));
  },
};

/** No example has a mistake. */
export async function settle(): Promise<void> {
  await Promise.all(answers);
  answers = [];
  const errors = mounted.splice(0).flatMap((handler) => (handler as LLMHandler).errors ?? []);
  expect(errors.map(({ message }) => message)).toEqual([]);
}

/** What the examples of matchers look at. */
export const mock: LLMHandler = llm.openai.chat(sequence("Take a jacket."));
await request([mock], { messages: LOOP, tools: TOOLS });
mock.errors.length = 0;

/** The app of the example of `setupLLM()`. */
export async function greet(): Promise<string> {
  const messages = [{ role: "user", content: "Greet me" }];
  const init = { method: "POST", body: JSON.stringify({ model: "gpt-5.4", messages }) };
  const { choices } = (await (await fetch(URL, init)).json()) as {
    choices: { message: { content: string } }[];
  };
  return choices[0]?.message.content ?? "";
}
