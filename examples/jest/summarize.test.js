import { errors, llm, sequence } from "msw-llm";
import { matchers } from "msw-llm/matchers";
import { setupServer } from "msw/node";
import { summarize } from "./summarize.js";

expect.extend(matchers);

const server = setupServer(...llm.handlers);
beforeAll(() => server.listen());
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

test("gives the model's summary", async () => {
  const mock = llm.openai.chat("A fox jumps over a dog.");
  server.use(mock);
  expect(await summarize("The quick brown fox …")).toBe("A fox jumps over a dog.");
  expect(mock).toHaveReceivedPrompt(/quick brown fox/);
});

test("survives a rate limit", async () => {
  const mock = llm.openai.chat(sequence(errors.rateLimit(), "A fox jumps."));
  server.use(mock);
  expect(await summarize("The quick brown fox …")).toBe("A fox jumps.");
  expect(mock.calls.map(({ status }) => status)).toEqual([429, 200]);
});
