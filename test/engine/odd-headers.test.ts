import { expect, test } from "vitest";
import { createFetch, createHandlers, llm } from "../../src/index.ts";

test.for([true, false])("a header holds any model, streamed %s", async (stream) => {
  const url = "https://api.openai.com/v1/completions";
  const handlers = createHandlers({ validate: false });
  const body = JSON.stringify({ model: "a\r\n\ud800é", prompt: "Hello", stream });
  const response = await createFetch(...handlers)(url, { method: "POST", body });
  expect([response.status, response.headers.get("openai-model")]).toEqual([
    200,
    "a%0D%0A%EF%BF%BD%C3%A9",
  ]);
  const mock = llm.openrouter.chat({ content: "Hi", id: "\0" });
  const chat = JSON.stringify({
    model: "m",
    messages: [{ role: "user", content: "Hello" }],
    stream,
  });
  const other = await createFetch(mock)("https://openrouter.ai/api/v1/chat/completions", {
    method: "POST",
    body: chat,
  });
  expect([other.headers.get("x-generation-id"), mock.errors]).toEqual(["%00", []]);
});
