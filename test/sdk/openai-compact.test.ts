import OpenAI from "openai";
import { expect, test } from "vitest";
import { errors, llm } from "../../src/index.ts";
import { usePack } from "../support/server.ts";

const server = usePack();

const input = [
  { role: "user", content: "What is 2 + 2?" },
  { role: "assistant", content: "4." },
  { role: "user", content: "And 3 + 3?" },
] as const;

function createClient(): OpenAI {
  return new OpenAI({ apiKey: "test", maxRetries: 0 });
}

test("keeps what the user said, and seals the rest", async () => {
  const { output, usage, object } = await createClient().responses.compact({
    model: "gpt-5.4",
    input: [...input],
  });
  expect(object).toBe("response.compaction");
  expect(output.map(({ type }) => type)).toEqual(["message", "message", "compaction"]);
  expect(output[1]).toMatchObject({
    role: "user",
    status: "completed",
    content: [{ type: "input_text", text: "And 3 + 3?" }],
  });
  expect(usage.total_tokens).toBe(usage.input_tokens + usage.output_tokens);
  expect(usage.input_tokens).toBeGreaterThan(usage.output_tokens);
});

test("what is compacted goes on as the input of a response", async () => {
  const client = createClient();
  const { id } = await client.responses.create({ model: "gpt-5.4", input: "What is 2 + 2?" });
  const { output } = await client.responses.compact({
    model: "gpt-5.4",
    previous_response_id: id,
    input: "And 3 + 3?",
  });
  expect(output).toHaveLength(3);
  const mock = llm.openai.responses("6.");
  server.use(mock);
  const next = await client.responses.create({
    model: "gpt-5.4",
    input: [...output, { role: "user", content: "And 4 + 4?" }] as OpenAI.Responses.ResponseInput,
  });
  expect(next.output_text).toBe("6.");
  const texts = JSON.stringify(mock.calls[0]?.prompt).match(/And \d|What is \d/g);
  expect(texts).toEqual(["What is 2", "And 3", "And 4"]);
});

test("a test says what it is, or that it fails", async () => {
  server.use(llm.openai.responses.compact({ created_at: 7 }));
  const params = { model: "gpt-5.4", input: "Hi" } as const;
  expect((await createClient().responses.compact(params)).created_at).toBe(7);
  server.use(llm.openai.responses.compact(errors.rateLimit()));
  await expect(createClient().responses.compact(params)).rejects.toThrow(OpenAI.RateLimitError);
});

test("needs a model, and knows no response that was not given", async () => {
  const url = "https://api.openai.com/v1/responses/compact";
  const response = await fetch(url, { method: "POST", body: '{"input":"Hi"}' });
  expect(await response.json()).toMatchObject({ error: { param: "model" } });
  const params = { model: "gpt-5.4", previous_response_id: "resp_unknown" };
  await expect(createClient().responses.compact(params)).rejects.toMatchObject({
    status: 400,
    code: "previous_response_not_found",
  });
});
