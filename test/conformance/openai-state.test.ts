import OpenAI from "openai";
import { describe, expect, test } from "vitest";
import { llm } from "../../src/index.ts";
import { createCheckedFetch } from "./checked-fetch.ts";
import { hasRecordings, keyPaths, readRecordings } from "./recordings.ts";

// What OpenAI keeps: each answer is held against the specification by the client's own fetch.

function createClient(): OpenAI {
  return new OpenAI({ apiKey: "test", maxRetries: 0, fetch: createCheckedFetch(...llm.handlers) });
}

describe.runIf(hasRecordings)("conversations", () => {
  test("have the keys of the recordings", async () => {
    const created: object = await createClient().conversations.create({});
    for (const { response } of readRecordings("openai", "POST /v1/conversations")) {
      expect(keyPaths(created)).toEqual(keyPaths(response.body));
    }
  });

  test("are as specified, whatever is done with them", async () => {
    const client = createClient();
    const { id } = await client.conversations.create({
      metadata: { a: "b" },
      items: [{ type: "message", role: "user", content: "Hello" }],
    });
    const path = { conversation_id: id };
    await client.responses.create({ model: "gpt-5.4", conversation: id, input: "Hello" });
    const { data } = await client.conversations.items.list(id);
    expect(data.length).toBe(3);
    await client.conversations.items.retrieve(data[0]!.id!, path);
    await client.conversations.items.create(id, {
      items: [{ type: "message", role: "developer", content: "Be brief." }],
    });
    await client.conversations.items.delete(data[0]!.id!, path);
    await client.conversations.update(id, { metadata: {} });
    await client.conversations.retrieve(id);
    await client.conversations.delete(id);
  });
});
