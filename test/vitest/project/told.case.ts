import Anthropic from "@anthropic-ai/sdk";
import OpenAI from "openai";
import { test } from "vitest";
import { llm } from "../../../src/index.ts";
import { setupLLM } from "../../../src/vitest/index.ts";
import { ask } from "../../support/chat.ts";

const server = setupLLM({ unmatched: "error" });
const messages = [{ role: "user" as const, content: "Hello" }];

async function complete(): Promise<void> {
  await new OpenAI({ apiKey: "test" }).chat.completions.create({ model: "gpt-5.4", messages });
}

test("a call without an override, told by the SDK", complete);

test("the same in another's JSON", async () => {
  const client = new Anthropic({ apiKey: "test" });
  await client.messages.create({ model: "claude-opus-4-6", max_tokens: 9, messages });
});

test("a responder that throws, told by the SDK", async () => {
  server.use(
    llm.openai.chat(() => {
      throw new TypeError("city is undefined");
    }),
  );
  await complete();
});

test("a retried test that hides its second mistake", { retry: 1 }, async ({ task }) => {
  await complete().catch((error: unknown) => {
    if (task.result?.retryCount === 0) throw error;
  });
});

test("a call past an override, and no other", async () => {
  server.use(llm.openai.chat("Hi", { when: { user: "Bye" } }));
  await ask("Hello");
});
