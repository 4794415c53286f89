import OpenAI from "openai";
import { beforeAll, expect, test } from "vitest";
import { errors, llm, sequence } from "../../src/index.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
let client: OpenAI;
beforeAll(() => void (client = new OpenAI({ apiKey: "test" })));

const params = { model: "gpt-5.4", messages: [{ role: "user" as const, content: "Hello" }] };

test("answers by default", async () => {
  const completion = await client.chat.completions.create(params);
  expect(completion.choices[0]?.message.content).toBe("This is a mock request");
  expect(completion.model).toBe("gpt-5.4");
});

test("streams", async () => {
  server.use(llm.openai.chat("Hello from the mock, streamed"));
  const deltas: string[] = [];
  const stream = client.chat.completions.stream(params);
  stream.on("content", (delta) => deltas.push(delta));
  const completion = await stream.finalChatCompletion();
  expect(completion.choices[0]?.message.content).toBe("Hello from the mock, streamed");
  expect(deltas.length).toBeGreaterThan(4);
});

test("retries", async () => {
  const mock = llm.openai.chat(sequence(errors.rateLimit(), "ok"));
  server.use(mock);
  const completion = await client.chat.completions.create(params);
  expect(completion.choices[0]?.message.content).toBe("ok");
  expect(mock.calls.map(({ status, retry }) => [status, retry])).toEqual([
    [429, 0],
    [200, 1],
  ]);
});
