import OpenAI from "openai";
import { beforeAll, describe, expect, test } from "vitest";
import { type Fixtures, fromFixtures } from "../../fixtures/index.ts";
import {
  custom,
  errors,
  faults,
  file,
  json,
  llm,
  reasoning,
  refusal,
  source,
  text,
  toolCall,
} from "../../src/index.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
let openai: OpenAI;
beforeAll(() => void (openai = new OpenAI({ apiKey: "test" })));

const params = { model: "gpt-5.4", messages: [{ role: "user" as const, content: "Hi" }] };

async function ask(): Promise<string | null | undefined> {
  const completion = await openai.chat.completions.create(params);
  return completion.choices[0]?.message.content;
}

describe("a fixture is what its function makes", () => {
  test("texts and parts", () => {
    const fixtures = fromFixtures({
      hello: "Hello",
      text: { text: "Hi" },
      reasoning: { reasoning: "Hm.", signature: "s" },
      hidden: { reasoning: "", redactedData: "r" },
      call: { toolCall: "get_weather", input: { city: "Oslo" }, id: "call_1", signature: "s" },
      bare: { toolCall: "get_time" },
      json: { json: { answer: [42, true, null] } },
      refusal: { refusal: "No." },
      file: { file: { mediaType: "image/png", data: "AAAA" } },
      source: { source: { url: "https://yr.no", title: "Yr" } },
      custom: { custom: { kind: "openai.web_search_call", value: { status: "completed" } } },
      list: ["Let me look.", { toolCall: "get_weather" }],
    } satisfies Fixtures);
    expect({ ...fixtures }).toEqual({
      hello: "Hello",
      text: text("Hi"),
      reasoning: reasoning("Hm.", { signature: "s" }),
      hidden: reasoning("", { redactedData: "r" }),
      call: toolCall("get_weather", { city: "Oslo" }, { id: "call_1", signature: "s" }),
      bare: toolCall("get_time"),
      json: json({ answer: [42, true, null] }),
      refusal: refusal("No."),
      file: file({ mediaType: "image/png", data: "AAAA" }),
      source: source({ url: "https://yr.no", title: "Yr" }),
      custom: custom("openai.web_search_call", { status: "completed" }),
      list: ["Let me look.", toolCall("get_weather")],
    });
  });

  test("errors and faults", () => {
    const wrong = { status: 418, type: "teapot", code: "t", message: "No.", headers: { a: "b" } };
    const fixtures = fromFixtures({
      busy: { error: "rateLimit", retryAfter: 2 },
      overloaded: { error: "overloaded" },
      wrong: { error: "badRequest", message: "No.", param: "model" },
      custom: { error: "custom", ...wrong },
      cut: ["Hel", { fault: "disconnect" }],
      slow: { fault: "stall", ms: 20 },
      never: { fault: "stall" },
    } satisfies Fixtures);
    expect({ ...fixtures }).toEqual({
      busy: errors.rateLimit({ retryAfter: 2 }),
      overloaded: errors.overloaded(),
      wrong: errors.badRequest("No.", { param: "model" }),
      custom: errors.custom(wrong),
      cut: ["Hel", faults.disconnect()],
      slow: faults.stall(20),
      never: faults.stall(),
    });
  });

  test("a partial result keeps all that it says", () => {
    const said = {
      finishReason: "length",
      stopSequence: "END",
      usage: { inputTokens: 10, outputTokens: { total: 5, reasoning: 2 } },
      id: "id-1",
      modelId: "gpt-5.4-mini",
      logprobs: [{ token: "a", logprob: -1, topLogprobs: [{ token: "b", logprob: -2 }] }],
      headers: { "x-tenant": "a" },
      body: { system_fingerprint: "fp", list: [1, { a: null }] },
    } as const;
    const { cut } = fromFixtures({ cut: { content: ["Hel", { refusal: "No." }], ...said } });
    expect(cut).toEqual({ content: ["Hel", refusal("No.")], ...said });
  });
});

describe("served", () => {
  test("a text, a partial result and an error", async () => {
    const fixtures = fromFixtures({
      hello: "Hello",
      cut: { content: "Hel", usage: { inputTokens: 10, outputTokens: 1 } },
      busy: { error: "custom", status: 418, message: "No coffee." },
    });
    server.use(llm.openai.chat(fixtures.hello));
    expect(await ask()).toBe("Hello");
    server.use(llm.openai.chat(fixtures.cut));
    const { choices, usage } = await openai.chat.completions.create(params);
    expect([choices[0]?.message.content, usage?.prompt_tokens]).toEqual(["Hel", 10]);
    server.use(llm.openai.chat(fixtures.busy));
    await expect(ask()).rejects.toMatchObject({ status: 418, message: "418 No coffee." });
  });

  test("a sequence begins anew each time that it is read", async () => {
    const fixtures = fromFixtures({ loop: { sequence: ["one", { content: "two" }] } });
    const { loop } = fixtures;
    server.use(llm.openai.chat(loop));
    expect([await ask(), await ask(), loop.remaining]).toEqual(["one", "two", 0]);
    await expect(ask()).rejects.toThrow("the sequence of 2 replies is exhausted");
    server.use(llm.openai.chat(fixtures.loop));
    expect(await ask()).toBe("one");
  });

  test("after and perCall are those of a sequence", async () => {
    const { repeated, cycled, retried } = fromFixtures({
      repeated: { sequence: ["one", "two"], after: "repeat" },
      cycled: { sequence: ["one", "two"], after: "cycle" },
      retried: { sequence: [{ error: "rateLimit" }, "two"], perCall: true },
    });
    server.use(llm.openai.chat(repeated));
    expect([await ask(), await ask(), await ask()]).toEqual(["one", "two", "two"]);
    server.use(llm.openai.chat(cycled));
    expect([await ask(), await ask(), await ask()]).toEqual(["one", "two", "one"]);
    server.use(llm.openai.chat(retried));
    await expect(ask()).rejects.toThrow(OpenAI.RateLimitError);
    expect(await ask()).toBe("two");
  });
});

test("nothing can change them, and they change nothing of the user's", () => {
  const replies = { call: { toolCall: "get_weather", input: { city: "Oslo" } } };
  const fixtures = fromFixtures(replies);
  expect(fixtures.call).toMatchObject({ input: { city: "Oslo" } });
  expect(() => Object.assign(fixtures.call, { toolName: "" })).toThrow(TypeError);
  expect(() => Object.assign(fixtures, { call: "" })).toThrow(TypeError);
  replies.call.input.city = "Rome";
  expect(fixtures.call).toMatchObject({ input: { city: "Oslo" } });
});
