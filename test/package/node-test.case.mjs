// A user's test file in Node's own runner, with plain assertions, on the packed tarball.
import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import { llm } from "msw-llm";
import { setupServer } from "msw/node";
import OpenAI from "openai";

const server = setupServer(...llm.handlers);
before(() => server.listen());
afterEach(() => server.resetHandlers());
after(() => server.close());

async function ask(content) {
  const client = new OpenAI({ apiKey: "any" });
  const messages = [{ role: "user", content }];
  const { choices } = await client.chat.completions.create({ model: "gpt-5.4", messages });
  return choices[0]?.message.content;
}

void test("an override, and what it was asked", async () => {
  const mock = llm.openai.chat("Hi");
  server.use(mock);
  assert.equal(await ask("Hello"), "Hi");
  assert.equal(mock.callCount, 1);
  assert.equal(mock.calls[0].lastUserText, "Hello");
  assert.deepEqual(mock.calls[0].prompt, [
    { role: "user", content: [{ type: "text", text: "Hello" }] },
  ]);
  assert.deepEqual(mock.errors, []);
});

void test("and no other test sees it", async () => {
  assert.equal(await ask("Hello"), "This is a mock request");
});
