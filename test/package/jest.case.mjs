// A user's test file in Jest, as ESM, on the packed tarball.
import { llm, sequence } from "msw-llm";
import { matchers } from "msw-llm/matchers";
import { setupServer } from "msw/node";
import OpenAI from "openai";

expect.extend(matchers);

const server = setupServer(...llm.handlers);
beforeAll(() => server.listen());
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

async function ask(content) {
  const client = new OpenAI({ apiKey: "any" });
  const messages = [{ role: "user", content }];
  const { choices } = await client.chat.completions.create({ model: "gpt-5.4", messages });
  return choices[0]?.message.content;
}

test("an override, and what it was asked", async () => {
  const mock = llm.openai.chat(sequence("Hi"));
  server.use(mock);
  expect(await ask("Hello")).toBe("Hi");
  expect(mock).toHaveReceivedPrompt("Hello");
  expect(mock).not.toHaveReceivedPrompt(/bye/i);
  expect(mock).toHaveRequestedModel("gpt-5.4");
  expect(mock).toBeExhausted();
  expect(() => expect(mock).toHaveReceivedPrompt("Bye")).toThrow(
    'Expected a call of openai.chat with the prompt "Bye": none of 1 call has it.\n\n  1. user: Hello',
  );
});

test("and no other test sees it", async () => {
  expect(await ask("Hello")).toBe("This is a mock request");
});
