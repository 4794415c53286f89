import Anthropic from "@anthropic-ai/sdk";
import OpenAI, { toFile } from "openai";
import { test } from "vitest";
import { llm, sequence } from "../../../src/index.ts";
import { setupLLM } from "../../../src/vitest/index.ts";
import { sleep } from "../../support/chat.ts";

const TESTS = 200;
const server = setupLLM();
const client = new OpenAI({ apiKey: "test", maxRetries: 0 });
const anthropic = new Anthropic({ apiKey: "test", maxRetries: 0 });
let started = 0;
let startAll!: () => void;
const allStarted = new Promise<void>((resolve) => (startAll = resolve));

test.concurrent.for(Array.from({ length: TESTS }, (_, index) => index))(
  "test %i",
  async (index, { expect }) => {
    if (++started === TESTS) startAll();
    await allStarted;
    const mock = llm.openai.chat(sequence(`a${index}`, `b${index}`));
    server.use(
      mock,
      llm.openai.responses(`stored ${index}`),
      llm.anthropic.messages(`streamed ${index}`),
    );
    const ask = async (content: string): Promise<string | null | undefined> => {
      await sleep(index % 7);
      const messages = [{ role: "user" as const, content }];
      const completion = await client.chat.completions.create({ model: "gpt-5.4", messages });
      return completion.choices[0]?.message.content;
    };
    expect(await ask(`one ${index}`)).toBe(`a${index}`);
    const { id } = await client.responses.create({ model: "gpt-5.4", input: "the same" });
    expect(await ask(`two ${index}`)).toBe(`b${index}`);
    expect((await client.responses.retrieve(id)).output_text).toBe(`stored ${index}`);
    const file = await toFile(new Blob([`{"content":${index}}`]), `${index}.jsonl`);
    const uploaded = await client.files.create({ file, purpose: "batch" });
    const { data } = await client.files.list();
    expect(data.map(({ filename }) => filename)).toEqual([`${index}.jsonl`]);
    expect(await (await client.files.content(uploaded.id)).text()).toBe(`{"content":${index}}`);
    const messages = [{ role: "user" as const, content: "Hello" }];
    const params = { model: "claude-opus-4-6", max_tokens: 9, messages };
    expect(await anthropic.messages.stream(params).finalText()).toBe(`streamed ${index}`);
    expect(mock.calls.map((call) => call.lastUserText)).toEqual([`one ${index}`, `two ${index}`]);
    expect(mock).toBeExhausted();
    // the pack is one handler for all tests
    const stored = ["responses.retrieve", "files", "files.list", "files.content"];
    expect(llm.handlers.calls.map((call) => call.operation)).toEqual(stored);
    expect(server.calls.map((call) => call.operation)).toEqual([
      "chat",
      "responses",
      "chat",
      ...stored,
      "messages",
    ]);
    if (index % 10 === 0) {
      await fetch(`https://api.openai.com/v1/nothing/${index}`);
      const [error, ...more] = server.takeErrors();
      expect(error?.url).toBe(`https://api.openai.com/v1/nothing/${index}`);
      expect(more).toEqual([]);
    }
  },
);
