import { errors, llm, sequence } from "msw-llm";
import { setupServer } from "msw/node";
import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import { summarize } from "./summarize.js";

const server = setupServer(...llm.handlers);
before(() => server.listen());
afterEach(() => server.resetHandlers());
after(() => server.close());

test("gives the model's summary", async () => {
  const mock = llm.openai.chat("A fox jumps over a dog.");
  server.use(mock);
  assert.equal(await summarize("The quick brown fox …"), "A fox jumps over a dog.");
  assert.match(mock.calls[0].lastUserText, /quick brown fox/);
});

test("survives a rate limit", async () => {
  const mock = llm.openai.chat(sequence(errors.rateLimit(), "A fox jumps."));
  server.use(mock);
  assert.equal(await summarize("The quick brown fox …"), "A fox jumps.");
  assert.deepEqual(
    mock.calls.map(({ status }) => status),
    [429, 200],
  );
});
