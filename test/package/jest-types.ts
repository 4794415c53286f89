// A user's test in TypeScript with Jest; compiled, never run, against the packed tarball.
import { expect, test } from "@jest/globals";
import { createHandlers, llm, sequence } from "msw-llm";
import { type LLMMatchers, matchers } from "msw-llm/matchers";

declare module "expect" {
  interface Matchers<R extends void | Promise<void>, T> extends LLMMatchers<R> {}
}

expect.extend(matchers);

test("each matcher has its types", async () => {
  const mock = llm.openai.chat(sequence("Hi"));
  expect(mock).toHaveReceivedPrompt("Hello");
  expect(mock).toHaveReceivedSystem(/brief/);
  expect(mock).toHaveOfferedTool("get_weather");
  expect(mock).toHaveReceivedToolResult("get_weather", { celsius: expect.any(Number) });
  expect(createHandlers()).toHaveRequestedModel("gpt-5.4");
  expect(mock).not.toBeExhausted();
  await expect(Promise.resolve(mock)).resolves.toBeExhausted();
  // @ts-expect-error a prompt is a text
  expect(mock).toHaveReceivedPrompt({ user: "Hello" });
  // @ts-expect-error there is no matcher of that name
  expect(mock).toHaveReceivedPromt("Hello");
});
