// The package is ESM; Node 20.19 and later can `require()` it all the same.
const assert = require("node:assert/strict");
const { llm } = require("msw-llm");
const { setupFetchServer } = require("msw-llm/node");
const { openai } = require("msw-llm/openai");
const { setupServer } = require("msw/node");

assert.equal(llm.openai, openai);

async function main() {
  for (const setup of [setupServer, setupFetchServer]) await use(setup(...llm.handlers));
  console.log(`require: ${process.version}`);
}

async function use(server) {
  server.listen({ onUnhandledRequest: "error", onUnhandledFrame: "error" });
  const response = await fetch("https://api.openai.com/v1/chat/completions", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ model: "gpt-5.4", messages: [{ role: "user", content: "Hello" }] }),
  });
  const body = await response.json();
  assert.equal(body.choices[0].message.content, "This is a mock request");
  server.close();
}

void main();
