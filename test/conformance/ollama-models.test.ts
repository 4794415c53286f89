import { describe, expect, test } from "vitest";
import { llm } from "../../src/index.ts";
import { createCheckedFetch } from "./checked-fetch.ts";
import { hasRecordings, readRecordings } from "./recordings.ts";
import { compareKeys, replay, SAME_KEYS, withRequest } from "./replay.ts";

describe.runIf(hasRecordings)("ollama's other endpoints", () => {
  const ENDPOINTS = ["POST /api/embed", "POST /api/embeddings"];
  const recordings = ENDPOINTS.flatMap((endpoint) => readRecordings("ollama", endpoint));

  test.for(withRequest(recordings))("accepts $file", async (recording) => {
    const response = await replay(recording);
    expect(response.status).toBe(200);
    expect(compareKeys(await response.json(), [recording.response.body])).toEqual(SAME_KEYS);
  });

  test("an embedding has the keys that are recorded", async () => {
    const body = JSON.stringify({ model: "mxbai-embed-large", input: "Hello" });
    const fetch = createCheckedFetch(...llm.ollama.handlers);
    const response = await fetch("http://localhost:11434/api/embed", { method: "POST", body });
    const [recorded] = readRecordings("ollama", "POST /api/embed");
    expect(compareKeys(await response.json(), [recorded!.response.body])).toEqual(SAME_KEYS);
  });

  test("a list has the keys that are recorded", async () => {
    const fetch = createCheckedFetch(...llm.ollama.handlers);
    const response = await fetch("http://localhost:11434/api/tags");
    const [recorded] = readRecordings("ollama", "GET /api/tags");
    expect(compareKeys(await response.json(), [recorded!.response.body])).toEqual(SAME_KEYS);
  });

  test("a server says that it is there", async () => {
    const fetch = createCheckedFetch(llm.ollama.heartbeat());
    const [recorded] = readRecordings("ollama", "GET /");
    const response = await fetch(recorded!.url);
    expect(await response.text()).toBe(recorded!.response.text);
    expect(response.headers.get("content-type")).toBe(recorded!.response.headers?.["content-type"]);
  });
});
