// What must hold in every runtime, on the packed tarball; run by `npm run test:runtimes` under Bun and Deno.
import "./own-channels.mjs";
import assert from "node:assert/strict";
import { createFetch, errors, faults, llm, sequence } from "msw-llm";
import { setupFetchServer } from "msw-llm/node";
import OpenAI from "openai";

const PARAMS = { model: "gpt-5.4", messages: [{ role: "user", content: "Hello" }] };
const WORDS = Array.from({ length: 40 }, (_, index) => `t${index} `);
const LATE = 10_000;

/** Fails what never comes to an end. */
async function check(name, run) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${name}: nothing happened`)), LATE);
  });
  await Promise.race([run(), late]);
  clearTimeout(timer);
  console.log(`ok  ${name}`);
}

/** The same checks, however a handler comes to answer; `use` mounts one, `connect` makes a client. */
async function checkNetwork(name, { use, connect }) {
  const paced = () => llm.openai.chat(WORDS, { chunkDelayInMs: 5 });

  /** That the producer was told of it. */
  async function isStopped(mock) {
    await mock.calls[0].done;
    assert.equal(mock.calls[0].aborted, true);
    assert.ok(mock.calls[0].delivered.chunks < 20);
  }

  await check(`${name}: a body`, async () => {
    use(llm.openai.chat("Hi"));
    const { choices, usage } = await connect().chat.completions.create(PARAMS);
    assert.equal(choices[0].message.content, "Hi");
    assert.ok(usage.total_tokens > 0);
  });

  await check(`${name}: a stream, chunk by chunk`, async () => {
    use(paced());
    const times = [];
    for await (const _ of await connect().chat.completions.create({ ...PARAMS, stream: true })) {
      times.push(performance.now());
    }
    assert.ok(times.length >= WORDS.length);
    assert.ok(times.at(-1) - times[0] > 100, "it came at once");
  });

  await check(`${name}: break out of a stream`, async () => {
    const mock = paced();
    use(mock);
    let count = 0;
    for await (const _ of await connect().chat.completions.create({ ...PARAMS, stream: true })) {
      if (++count === 3) break;
    }
    await isStopped(mock);
  });

  await check(`${name}: abort from a timer`, async () => {
    const mock = paced();
    use(mock);
    const stream = await connect().chat.completions.create({ ...PARAMS, stream: true });
    setTimeout(() => stream.controller.abort(), 25);
    for await (const _ of stream);
    await isStopped(mock);
  });

  await check(`${name}: an error, and the SDK's retry`, async () => {
    const mock = llm.openai.chat(sequence(errors.rateLimit(), "ok"));
    use(mock);
    const { choices } = await connect().chat.completions.create(PARAMS);
    assert.equal(choices[0].message.content, "ok");
    assert.deepEqual(
      mock.calls.map(({ status }) => status),
      [429, 200],
    );
  });

  await check(`${name}: a connection that is lost in a stream`, async () => {
    use(llm.openai.chat(["Hel", faults.disconnect()]));
    const stream = await connect().chat.completions.create({ ...PARAMS, stream: true });
    await assert.rejects(async () => {
      for await (const _ of stream);
    });
  });

  await check(`${name}: a call with arguments after a schema`, async () => {
    use(...llm.handlers);
    const parameters = { type: "object", properties: { n: { const: 7 } }, required: ["n"] };
    const tools = [{ type: "function", function: { name: "count", parameters } }];
    const asked = { ...PARAMS, tools, tool_choice: "required" };
    const { choices } = await connect().chat.completions.create(asked);
    assert.equal(choices[0].message.tool_calls[0].function.arguments, '{"n":7}');
  });
}

let handlers = [];
const viaHandlers = (input, init) => createFetch(...handlers)(input, init);
await checkNetwork("createFetch", {
  use: (...some) => void (handlers = some),
  connect: () => new OpenAI({ apiKey: "test", fetch: viaHandlers }),
});

const server = setupFetchServer();
server.listen({ onUnhandledRequest: "error" });
await checkNetwork("setupFetchServer", {
  use: (...some) => server.resetHandlers(...some),
  connect: () => new OpenAI({ apiKey: "test" }),
});
server.close();
