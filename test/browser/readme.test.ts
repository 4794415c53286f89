import OpenAI from "openai";
import { expect, test } from "vitest";

test("the README's block mounts the pack, paced", async () => {
  await import("../readme/blocks/browser.ts");
  const client = new OpenAI({ apiKey: "test", dangerouslyAllowBrowser: true });
  const started = performance.now();
  const stream = client.chat.completions.stream({
    model: "gpt-5.4",
    messages: [{ role: "user", content: "Hello" }],
  });
  const completion = await stream.finalChatCompletion();
  expect(completion.choices[0]?.message.content).toBe("This is a mock request");
  // nine chunks, 40 ms apart, each up to half of it sooner
  expect(performance.now() - started).toBeGreaterThan(9 * 20);
});
