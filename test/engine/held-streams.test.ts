import { expect, test } from "vitest";
import { createStream, type HeldStream, llm, reasoning, text, toolCall } from "../../src/index.ts";
import { ask, post } from "../support/chat.ts";
import { usePack } from "../support/server.ts";

const server = usePack();

interface Reading {
  /** Settles once what has come matches. */
  until(expected: RegExp): Promise<void>;
  abort(): void;
}

/** A streamed answer that its client reads as it comes. */
async function begin(stream: HeldStream): Promise<Reading> {
  server.use(llm.openai.chat(stream));
  const controller = new AbortController();
  const { signal } = controller;
  const response = await post("Hello", { stream: true, signal, tools: ["get_weather"] });
  let whole = "";
  let onChunk: () => void = () => {};
  const sink = new WritableStream<string>({
    write(chunk) {
      whole += chunk;
      onChunk();
    },
  });
  response
    .body!.pipeThrough(new TextDecoderStream())
    .pipeTo(sink)
    .catch(() => {});
  return {
    until: (expected) =>
      new Promise((resolve) => {
        onChunk = () => (expected.test(whole) ? resolve() : undefined);
        onChunk();
      }),
    abort: () => controller.abort(),
  };
}

test("whenConsumed settles when all that was written has gone out", async () => {
  const stream = createStream();
  const settled: string[] = [];
  stream.write("Hel", "lo");
  const first = stream.whenConsumed.then(() => settled.push("first"));
  await new Promise((resolve) => setTimeout(resolve, 5));
  // nobody has asked for it
  expect(settled).toEqual([]);
  const { until } = await begin(stream);
  await first;
  expect(stream.delivered).toEqual(["Hel", "lo"]);
  // all has gone out already
  await stream.whenConsumed;
  stream.write("!");
  const second = stream.whenConsumed;
  await second;
  expect(stream.delivered).toEqual(["Hel", "lo", "!"]);
  stream.end();
  await stream.whenConsumed;
  await until(/"Hel".*"lo".*"!".*"stop".*\[DONE\]/s);
});

test("delivered is what went out before an abort, and whenConsumed settles there", async () => {
  const stream = createStream();
  const { abort } = await begin(stream);
  stream.write("Hel", reasoning("Hm."));
  const call = stream.open(toolCall("get_weather"));
  call.write('{"ci');
  await stream.whenConsumed;
  abort();
  await stream.whenAborted;
  expect(stream.delivered).toEqual(["Hel", { type: "reasoning", text: "Hm." }, '{"ci']);
  await stream.whenConsumed;
  expect(() => call.write("ty")).toThrow(
    new Error("Failed to write: the stream has ended. Create one for each answer."),
  );
});

test("a tool's input goes out as it is written", async () => {
  const stream = createStream();
  const { until } = await begin(stream);
  const call = stream.open(toolCall("get_weather", {}, { id: "call_1" }));
  await until(/"id":"call_1".*"name":"get_weather","arguments":""/);
  call.write('{"c');
  await until(/"arguments":"\{\\"c"/);
  call.write('":1}');
  stream.end();
  await until(/"finish_reason":"tool_calls".*\[DONE\]/s);
});

test("one stream answers one request", async () => {
  const stream = createStream();
  server.use(llm.openai.chat(stream));
  stream.write(text("Hi"));
  stream.end();
  expect(await ask("Hello")).toBe("Hi");
  expect(await ask("Hello")).toContain(
    "this stream has been sent already. Create one for each answer.",
  );
});
