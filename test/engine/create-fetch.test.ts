import { http, HttpResponse, passthrough } from "msw";
import nodeHttp from "node:http";
import type { AddressInfo } from "node:net";
import OpenAI from "openai";
import { expect, test } from "vitest";
import { createFetch, createStream, errors, faults, llm, sequence } from "../../src/index.ts";
import { CHAT_URL } from "../support/chat.ts";

const PARAMS = { model: "gpt-5.4", messages: [{ role: "user" as const, content: "Hello" }] };

function createClient(...handlers: Parameters<typeof createFetch>): OpenAI {
  return new OpenAI({ apiKey: "test", fetch: createFetch(...handlers), maxRetries: 1 });
}

test("answers without a server", async () => {
  const completion = await createClient(...llm.handlers).chat.completions.create(PARAMS);
  expect(completion.choices[0]?.message.content).toBe("This is a mock request");
});

test("streams, no faster than it is read", async () => {
  const mock = llm.openai.chat(Array.from({ length: 50 }, (_, index) => `t${index} `));
  let count = 0;
  for await (const _ of await createClient(mock).chat.completions.create({
    ...PARAMS,
    stream: true,
  })) {
    if (++count === 3) break;
  }
  await mock.calls[0]?.done;
  expect(mock.calls[0]?.aborted).toBe(true);
  expect(mock.calls[0]?.delivered.chunks).toBeLessThan(6);
});

test("an app's own clone of a stream is whole, whichever it reads first", async () => {
  const body = JSON.stringify({ ...PARAMS, stream: true });
  const response = await createFetch(...llm.handlers)(CHAT_URL, { method: "POST", body });
  const clones = [response.clone(), response.clone()];
  const first = await clones[0]!.text();
  expect(first).toContain("[DONE]");
  expect([await response.text(), await clones[1]!.text()]).toEqual([first, first]);
});

test("the first handler that answers wins, ordinary ones too", async () => {
  const plain = http.post(CHAT_URL, () =>
    HttpResponse.json({ choices: [{ message: { content: "plain" } }] }),
  );
  const first = createClient(
    llm.openai.chat(() => undefined),
    plain,
    ...llm.handlers,
  );
  expect((await first.chat.completions.create(PARAMS)).choices[0]?.message.content).toBe("plain");
});

test("errors are retried, network errors rejected, an abort heard", async () => {
  const mock = llm.openai.chat(sequence(errors.rateLimit(), faults.networkError(), "ok"));
  const client = createClient(mock);
  const request = client.chat.completions.create(PARAMS, { maxRetries: 2 });
  expect((await request).choices[0]?.message.content).toBe("ok");
  expect(mock.calls.map(({ status }) => status)).toEqual([429, 0, 200]);
  const hanging = llm.openai.chat(faults.hang());
  const body = JSON.stringify(PARAMS);
  const abort = new AbortController();
  const { signal } = abort;
  const asked = createFetch(hanging)(CHAT_URL, { method: "POST", body, signal });
  await expect.poll(() => hanging.calls.length).toBe(1);
  abort.abort();
  await expect(asked).rejects.toThrow(/abort/);
  await hanging.calls.at(-1)?.done;
  expect(hanging.calls.at(-1)?.aborted).toBe(true);
});

test("what nobody answers is refused, and never sent", async () => {
  const response = await createFetch(llm.openai.chat("Hi"))("https://example.com/");
  expect([response.status, response.headers.get("x-should-retry")]).toEqual([400, "false"]);
  expect(await response.json()).toMatchObject({
    error: {
      message:
        'msw-llm: Failed to answer GET https://example.com/: none of the handlers given to createFetch() does. Add one, or http.all("*", () => passthrough()) to let it pass.',
    },
  });
});

test("passthrough() sends", async () => {
  const server = nodeHttp.createServer((_, response) => response.end("real"));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  try {
    const mockFetch = createFetch(
      ...llm.handlers,
      http.all("*", () => passthrough()),
    );
    expect(await (await mockFetch(url)).text()).toBe("real");
  } finally {
    server.close();
  }
});

test("an answer has its URL", async () => {
  const init = { method: "POST", body: JSON.stringify(PARAMS) };
  expect((await createFetch(...llm.handlers)(CHAT_URL, init)).url).toBe(CHAT_URL);
});

test("a held stream, broken off", async () => {
  const held = createStream();
  const client = createClient(llm.openai.chat(held));
  const stream = await client.chat.completions.create({ ...PARAMS, stream: true });
  held.write("Hel");
  const deltas: string[] = [];
  const reading = (async () => {
    for await (const chunk of stream) {
      const delta = chunk.choices[0]?.delta.content;
      if (delta) deltas.push(delta);
      if (deltas.length === 1) held.error(errors.overloaded());
    }
  })();
  await expect(reading).rejects.toThrow("The engine is currently overloaded");
  expect(deltas).toEqual(["Hel"]);
});
