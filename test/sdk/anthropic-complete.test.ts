import Anthropic from "anthropic-sdk-0";
import OpenAI from "openai";
import { describe, expect, test } from "vitest";
import { errors, llm, toolCall } from "../../src/index.ts";
import { usePack } from "../support/server.ts";

const server = usePack();

describe("text completions", () => {
  const params = {
    model: "claude-2.1",
    prompt: "\n\nHuman: Why is the sky blue?\n\nAssistant:",
    max_tokens_to_sample: 100,
  };
  // made once the server listens
  const create = (more: object = {}): Promise<Anthropic.Completion> =>
    toClient().create({ ...params, ...more });
  const toClient = (): Anthropic["completions"] =>
    new Anthropic({ apiKey: "test", maxRetries: 0 }).completions;

  async function readStream(): Promise<Anthropic.Completion[]> {
    const pieces: Anthropic.Completion[] = [];
    for await (const piece of await toClient().create({ ...params, stream: true })) {
      pieces.push(piece);
    }
    return pieces;
  }

  test("a body and a stream say the same", async () => {
    server.use(llm.anthropic.complete(" Light scatters."));
    const body = await create();
    expect(body).toMatchObject({
      type: "completion",
      completion: " Light scatters.",
      stop_reason: "stop_sequence",
      stop: "\n\nHuman:",
      model: "claude-2.1",
    });
    expect(body.id).toMatch(/^compl_01\w{22}$/);
    const pieces = await readStream();
    expect(pieces.length).toBeGreaterThan(2);
    expect(pieces.map(({ completion }) => completion).join("")).toBe(" Light scatters.");
    expect(pieces.map(({ stop_reason: reason }) => reason).slice(0, -1)).not.toContain(
      "stop_sequence",
    );
    expect(pieces.at(-1)).toMatchObject({ completion: "", stop_reason: "stop_sequence" });
  });

  test("limits and stop sequences end it", async () => {
    server.use(llm.anthropic.complete("one two three four five six"));
    const cut = await create({ max_tokens_to_sample: 2 });
    expect(cut).toMatchObject({ stop_reason: "max_tokens", stop: null });
    const stopped = await create({ stop_sequences: [" three"] });
    expect(stopped).toMatchObject({ completion: "one two", stop: " three" });
  });

  test("errors are the SDK's own, before and amid a stream", async () => {
    server.use(llm.anthropic.complete(errors.rateLimit()));
    await expect(create()).rejects.toThrow(Anthropic.RateLimitError);
    server.use(llm.anthropic.complete([" Li", errors.overloaded()]));
    await expect(readStream()).rejects.toThrow(/overloaded_error/);
  });

  test.for<[refused: object, message: string, accepted: object]>([
    [{ model: undefined }, "model: Field required", { model: "any" }],
    [{ model: null }, "model: Input should be a valid string", { model: "7" }],
    [{ prompt: undefined }, "prompt: Field required", { prompt: "Hello" }],
    [{ prompt: ["Hello"] }, "prompt: Input should be a valid string", { prompt: " " }],
    [{ prompt: "" }, "prompt: String should have at least 1 character", { prompt: "H" }],
    [
      { max_tokens_to_sample: undefined },
      "max_tokens_to_sample: Field required",
      { max_tokens_to_sample: "8" },
    ],
    [
      { max_tokens_to_sample: null },
      "max_tokens_to_sample: Input should be a valid integer",
      { max_tokens_to_sample: 100_000 },
    ],
    [
      { max_tokens_to_sample: 1.5 },
      "max_tokens_to_sample: Input should be a valid integer, got a number with a fractional part",
      { max_tokens_to_sample: 2 },
    ],
    [
      { max_tokens_to_sample: 0 },
      "max_tokens_to_sample: Input should be greater than or equal to 1",
      { max_tokens_to_sample: 1 },
    ],
  ])("%o is refused: %s", async ([refused, message, accepted]) => {
    await expect(create(refused)).rejects.toMatchObject({
      status: 400,
      error: { error: { type: "invalid_request_error", message } },
    });
    expect((await create(accepted)).type).toBe("completion");
  });

  test("a tool call is told to be none of its answers", async () => {
    server.use(llm.anthropic.complete(toolCall("get_weather")));
    await expect(create()).rejects.toThrow(/carry texts alone, no tool-call/);
  });
});

test("Anthropic speaks OpenAI's chat, with its own words for errors", async () => {
  const baseURL = "https://api.anthropic.com/v1";
  const client = new OpenAI({ apiKey: "test", baseURL, maxRetries: 0 });
  const params = {
    model: "claude-sonnet-4-5",
    messages: [{ role: "user" as const, content: "Hello" }],
  };
  server.use(llm.anthropic.chat("Hi there"));
  const { id, choices, usage } = await client.chat.completions.create(params);
  expect(id).toMatch(/^msg_01\w{22}$/);
  expect(choices).toEqual([
    { index: 0, finish_reason: "stop", message: { role: "assistant", content: "Hi there" } },
  ]);
  expect(Object.keys(usage!)).toEqual(["prompt_tokens", "completion_tokens", "total_tokens"]);
  const completion = await client.chat.completions
    .stream({ ...params, stream: true })
    .finalChatCompletion();
  expect(completion.choices[0]?.message.content).toBe("Hi there");
  // as Claude itself ends with tool_use, whether the call was demanded or not
  server.use(llm.anthropic.chat(toolCall("get_time")));
  const demanded = await client.chat.completions.create({
    ...params,
    tools: [{ type: "function", function: { name: "get_time", parameters: { type: "object" } } }],
    tool_choice: { type: "function", function: { name: "get_time" } },
  });
  expect(demanded.choices[0]?.finish_reason).toBe("tool_calls");
  server.use(llm.anthropic.chat(errors.overloaded()));
  await expect(client.chat.completions.create(params)).rejects.toMatchObject({
    status: 529,
    type: "overloaded_error",
  });
});
