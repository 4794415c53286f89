// What a user's first file does, on the packed tarball; run by `npm run test:package` in a folder of its own.
import assert from "node:assert/strict";
import { once } from "node:events";
import http2 from "node:http2";
import { createFetch, errors, llm, sequence, toolCall } from "msw-llm";
import { weatherToolLoop } from "msw-llm/fixtures";
import { interceptHTTP2, setupFetchServer } from "msw-llm/node";
import { openai } from "msw-llm/openai";
import { setupServer } from "msw/node";
import OpenAI from "openai";

const server = setupServer(...llm.handlers);
server.listen({ onUnhandledRequest: "error", onUnhandledFrame: "error" });

const client = new OpenAI({ apiKey: "test" });
const params = { model: "gpt-5.4", messages: [{ role: "user", content: "Hello" }] };

const plain = await client.chat.completions.create(params);
assert.equal(plain.choices[0].message.content, "This is a mock request");
assert.ok(plain.usage.total_tokens > 0);

const chunks = [];
for await (const chunk of await client.chat.completions.create({ ...params, stream: true })) {
  chunks.push(chunk.choices[0]?.delta.content ?? "");
}
assert.equal(chunks.join(""), "This is a mock request");
assert.ok(chunks.length > 3);

const tools = [{ type: "function", function: { name: "get_weather", parameters: {} } }];
server.use(openai.chat(toolCall("get_weather", { city: "Oslo" })));
const called = await client.chat.completions.create({ ...params, tools });
assert.equal(called.choices[0].finish_reason, "tool_calls");
assert.deepEqual(JSON.parse(called.choices[0].message.tool_calls[0].function.arguments), {
  city: "Oslo",
});

server.use(openai.chat(sequence(...weatherToolLoop)));
await client.chat.completions.create({ ...params, tools });
const weather = await client.chat.completions.create({ ...params, tools });
assert.equal(weather.choices[0].message.content, "It is 18 °C and cloudy in Oslo.");

const retried = llm.openai.chat(sequence(errors.rateLimit(), "Second attempt"));
server.use(retried);
const answer = await client.chat.completions.create(params);
assert.equal(answer.choices[0].message.content, "Second attempt");
assert.deepEqual(
  retried.calls.map(({ status }) => status),
  [429, 200],
);

const restore = interceptHTTP2(server);
const session = http2.connect("https://api.openai.com");
const [head] = await once(session.request({ ":path": "/v1/models" }), "response");
assert.equal(head[":status"], 200);
session.destroy();
restore();
server.close();

const realFetch = globalThis.fetch;
const fetchServer = setupFetchServer(...llm.handlers);
fetchServer.listen({ onUnhandledRequest: "error" });
fetchServer.use(openai.chat("On fetch alone"));
const alone = await new OpenAI({ apiKey: "test" }).chat.completions.create(params);
assert.equal(alone.choices[0].message.content, "On fetch alone");
fetchServer.close();
assert.equal(globalThis.fetch, realFetch);

const fetching = new OpenAI({ apiKey: "test", fetch: createFetch(...llm.handlers) });
const fetched = await fetching.chat.completions.create(params);
assert.equal(fetched.choices[0].message.content, "This is a mock request");

console.log(
  `import: ${process.version}, plain, streamed, a tool call, a fixture, a retry, HTTP/2, setupFetchServer, createFetch`,
);
