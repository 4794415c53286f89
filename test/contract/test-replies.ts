import type { SetupServer } from "msw/node";
import { expect, test } from "vitest";
import { json, llm, toolCall } from "../../src/index.ts";
import { type Client, SCHEMA } from "./client.ts";

const WEATHER = toolCall("get_weather", { city: "Oslo" });
const TIME = toolCall("get_time", { zone: "Europe/Oslo" });

/** What is answered, and what the spies see. */
export function testReplies(server: SetupServer, getClient: () => Client): void {
  test("the default reply", async () => {
    expect((await getClient().ask()).text).toBe("This is a mock request");
    expect((await getClient().stream()).text).toBe("This is a mock request");
  });

  test("a text", async () => {
    const { mock, ask, finishReasons } = getClient();
    server.use(mock("Hi there"));
    const answer = await ask();
    expect(answer.text).toBe("Hi there");
    expect(answer.finishReason).toBe(finishReasons.stop);
    expect(answer.usage.input).toBeGreaterThan(0);
    expect(answer.usage.output).toBeGreaterThan(0);
  });

  test("tools, in parallel", async ({ skip }) => {
    skip(getClient().hasTools === false, "the wire has no tools");
    const { mock, ask, stream, finishReasons } = getClient();
    server.use(mock([WEATHER, TIME]));
    const calls = [
      { name: "get_weather", input: { city: "Oslo" } },
      { name: "get_time", input: { zone: "Europe/Oslo" } },
    ];
    for (const answer of [await ask(), await stream()]) {
      expect(answer.toolCalls).toEqual(calls);
      expect(answer.finishReason).toBe(finishReasons.toolCalls);
    }
  });

  test("an answer in a schema", async ({ skip }) => {
    const { mock, object } = getClient();
    if (!object) return skip("it has no schemas");
    const handler = mock(json({ city: "Oslo" }));
    server.use(handler);
    expect(await object(SCHEMA)).toEqual({ city: "Oslo" });
    expect(handler.calls[0]?.responseFormat).toMatchObject({
      type: "json",
      schema: { required: ["city"] },
    });
    server.use(mock(json({ town: "Oslo" })));
    await expect(object(SCHEMA)).rejects.toThrow(/msw-llm: .*city/);
  });

  test("usage, as the test says", async () => {
    const { mock, ask, stream } = getClient();
    server.use(mock({ content: "Hi", usage: { inputTokens: 10, outputTokens: 5 } }));
    expect((await ask()).usage).toEqual({ input: 10, output: 5 });
    expect((await stream()).usage).toEqual({ input: 10, output: 5 });
  });

  test("usage, estimated alike in body and stream", async () => {
    const { ask, stream } = getClient();
    expect((await stream()).usage).toEqual((await ask()).usage);
  });

  test("a function of the call, and one that passes on", async () => {
    const { mock, ask } = getClient();
    server.use(
      mock((call) => (call.lastUserText === "Hello" ? `You said ${call.lastUserText}` : undefined)),
    );
    expect((await ask()).text).toBe("You said Hello");
    expect((await ask({ prompt: "Bye" })).text).toBe("This is a mock request");
  });

  test("the spy sees the call and its outcome", async () => {
    const { mock, stream, hasTools = true } = getClient();
    const handler = mock("Hi there");
    server.use(handler);
    await stream({ prompt: "Hello you" });
    const [call] = handler.calls;
    await call?.done;
    expect(call).toMatchObject({
      lastUserText: "Hello you",
      stream: true,
      status: 200,
      finishReason: "stop",
      aborted: false,
      delivered: { text: "Hi there" },
    });
    const offered = hasTools ? ["get_weather", "get_time"] : [];
    expect(call?.tools.map(({ name }) => name)).toEqual(offered);
    expect(handler.errors).toEqual([]);
  });

  test("any text generation of any provider", async () => {
    server.use(llm("Hi"));
    expect((await getClient().ask()).text).toBe("Hi");
  });
}
