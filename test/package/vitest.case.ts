// A user's test file, run and compiled against the packed tarball, on both Vitest and both MSW majors.
import { llm, sequence } from "msw-llm";
import { setupLLM } from "msw-llm/vitest";
import { expect, test } from "vitest";

const server = setupLLM({ strict: true });

async function ask(content: string): Promise<string> {
  const response = await fetch("https://api.openai.com/v1/chat/completions", {
    method: "POST",
    body: JSON.stringify({ model: "gpt-5.4", messages: [{ role: "user", content }] }),
  });
  const { choices } = (await response.json()) as { choices: { message: { content: string } }[] };
  return choices[0]?.message.content ?? "";
}

test("an override, and what it was asked", async () => {
  const mock = llm.openai.chat(sequence("Hi"));
  server.use(mock);
  expect(await ask("Hello")).toBe("Hi");
  expect(mock).toHaveReceivedPrompt("Hello");
  expect(mock).not.toHaveReceivedPrompt(/bye/i);
  expect(mock).toBeExhausted();
  await expect(Promise.resolve(mock)).resolves.toHaveRequestedModel("gpt-5.4");
  // @ts-expect-error a prompt is a text
  expect(() => expect(mock).toHaveReceivedPrompt({ user: "Hello" })).toThrow("Give a string");
  // @ts-expect-error there is no matcher of that name
  expect(() => expect(mock).toHaveReceivedPromt("Hello")).toThrow();
  expect(mock).toHaveReceivedSystem("");
  expect(server).not.toHaveOfferedTool(/weather/);
  expect(mock.calls).not.toHaveReceivedToolResult("get_weather", { celsius: 12 });
});

test.concurrent.for([1, 2, 3])("test %i of several at once", async (index, { expect }) => {
  server.use(llm.openai.chat(`answer ${index}`));
  expect(await ask("Hello")).toBe(`answer ${index}`);
  expect(server.calls).toHaveLength(1);
});

test.fails("a call that nobody mocks", async () => {
  await fetch("https://api.openai.com/v1/nothing");
});

test.fails("a reply that nothing asked for", () => {
  server.use(llm.openai.chat("Hi"));
});
