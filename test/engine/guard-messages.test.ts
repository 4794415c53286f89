// Each message of the guard, word for word, and beside it the nearest that is answered.
import { expect, test } from "vitest";
import { callTools, createStream, llm, type Reply, script, sequence } from "../../src/index.ts";
import { ask, CHAT_URL } from "../support/chat.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
const KINDS =
  "Give a text, a content part such as toolCall(), a list of them, an error, a partial result { content }, or a function of the call.";

const toTool = (name: string) => ({ type: "function", function: { name } });

interface Row {
  message: string;
  reply: () => Reply;
  /** Served to the same request. */
  near: () => Reply;
  body?: object;
}

const ROWS: Row[] = [
  {
    message:
      "the reply function threw TypeError: city is undefined. Expected a reply, or undefined to pass the request on. Mend it: handler.errors has the error as a cause, with its stack.",
    reply: () => () => {
      throw new TypeError("city is undefined");
    },
    near: () => () => "Hi",
  },
  {
    message:
      "the reply function threw something that has no text. Expected a reply, or undefined to pass the request on. Mend it: handler.errors has the error as a cause, with its stack.",
    reply: () => () => {
      throw Object.create(null) as Error;
    },
    near: () => "Hi",
  },
  {
    message:
      "the sequence of 1 reply is exhausted. Add a reply, or end it with .repeat() or .cycle(); an SDK's own retries take a reply each unless it is .perCall().",
    reply: () => takenFrom(sequence("Hi")),
    near: () => takenFrom(sequence("Hi").repeat()),
  },
  {
    message:
      "the sequence of 2 replies is exhausted. Add a reply, or end it with .repeat() or .cycle(); an SDK's own retries take a reply each unless it is .perCall().",
    reply: () => takenFrom(sequence("Hi", "Ho"), 2),
    near: () => takenFrom(sequence("Hi", "Ho"), 1),
  },
  {
    message:
      'step 1 of 1 of the script does not fit: it wanted user "Bye", was "Hello". The conversation so far:\n  user: Hello',
    reply: () => script([{ when: { user: "Bye" }, reply: "Hi" }]),
    near: () => script([{ when: { user: "Hello" }, reply: "Hi" }]),
  },
  {
    message:
      "the script of 1 step has ended, and the app asks on. Add a step. The conversation so far:\n  user: Hello",
    reply: () => takenFrom(script([{ reply: "Hi" }])),
    near: () => takenFrom(script([{ reply: "Hi" }, { reply: "Ho" }])),
  },
  {
    message:
      'callTools() is to call "get_rain", which the request does not offer; it offers get_weather, get_time. Offer the tool, or leave it out.',
    reply: () => callTools(["get_rain"]),
    near: () => callTools(["get_time"]),
    body: { tools: [toTool("get_weather"), toTool("get_time")] },
  },
  {
    message: `Failed to read a reply: Error "oops" (throw it, or use errors.*) is none. ${KINDS}`,
    reply: () => new Error("oops") as never,
    near: () => "oops",
  },
  {
    message: `Failed to read a reply: undefined is none. ${KINDS}`,
    reply: () => [undefined as never],
    near: () => [],
  },
  {
    message:
      'Failed to read a reply: it has the unknown key "text". A partial result has content, finishReason, stopSequence, usage, id, modelId, logprobs, headers, body; the provider\'s own words go into body.',
    reply: () => ({ text: "Hi" }) as never,
    near: () => ({ content: "Hi" }),
  },
  {
    message:
      'Failed to read a reply: "tool_calls" is no finish reason. Use stop, length, content-filter, tool-calls, error, other.',
    reply: () => ({ content: "Hi", finishReason: "tool_calls" }) as never,
    near: () => ({ content: "Hi", finishReason: "length" }),
  },
  {
    message:
      'Failed to read a reply: its usage has the unknown key "prompt_tokens". Give inputTokens and outputTokens; the provider\'s own words go into body.usage.',
    reply: () => ({ content: "Hi", usage: { prompt_tokens: 1 } }) as never,
    near: () => ({ content: "Hi", usage: { inputTokens: 1 } }),
  },
  {
    message:
      "this reply can be read once, and was. Give a function that makes a new one for each request.",
    reply: () => ["Hi"].values() as never,
    near: () => () => ["Hi"].values() as never,
  },
  {
    message: "this stream has been sent already. Create one for each answer.",
    reply: () => toEnded(),
    near: () => () => toEnded(),
  },
];

/** Some of its replies are taken by the time that it is asked. */
function takenFrom<R extends (call: never) => unknown>(reply: R, count = 1): R {
  for (let taken = 0; taken < count; taken++) void reply({ prompt: [], retry: 0 } as never);
  return reply;
}

function toEnded(): ReturnType<typeof createStream> {
  const stream = createStream();
  stream.write("Hi");
  stream.end();
  return stream;
}

test.for(ROWS)("$message", async ({ message, reply, near, body = {} }) => {
  const mock = llm.openai.chat(reply());
  server.use(mock);
  // what can be sent once is told at the second request
  const answers = [await ask("Hello", { body }), await ask("Hello", { body })];
  const wanted = `msw-llm: Failed to answer POST ${CHAT_URL}: ${message}`;
  expect(answers.at(-1)).toBe(wanted);
  expect(mock.errors.at(-1)?.message).toBe(wanted);
  const passing = llm.openai.chat(near());
  server.use(passing);
  await ask("Hello", { body });
  expect(passing.errors).toEqual([]);
});
