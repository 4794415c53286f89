import { expect, test } from "vitest";
import { llm, toolCall } from "../../src/index.ts";
import { usePack } from "../support/server.ts";

const server = usePack();

const request = {
  model: "m",
  messages: [{ role: "user", content: "Hello" }],
  tools: [{ type: "function", function: { name: "get_time", parameters: { type: "object" } } }],
};

// as the recordings of both have it
test.for([
  ["deepseek", "https://api.deepseek.com/chat/completions"],
  ["dashscope", "https://dashscope-intl.aliyuncs.com/compatible-mode/v1/chat/completions"],
] as const)("%s has an empty text beside a call that is the whole answer", async ([name, url]) => {
  server.use(llm[name].chat(toolCall("get_time")));
  const response = await fetch(url, { method: "POST", body: JSON.stringify(request) });
  expect(await response.json()).toMatchObject({
    choices: [{ message: { content: "", tool_calls: [{ index: 0 }] } }],
  });
});
