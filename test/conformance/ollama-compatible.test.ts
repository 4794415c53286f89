import { describe, expect, test } from "vitest";
import { llm, type Reply, reasoning, toolCall } from "../../src/index.ts";
import { createCheckedFetch } from "./checked-fetch.ts";
import { hasRecordings, readRecordings, type Recording } from "./recordings.ts";
import { compareKeys, replay, SAME_KEYS, toPayloads, withRequest } from "./replay.ts";

const COMPATIBLE: Recording[] = [
  ...readRecordings("ollama", "POST /v1/chat/completions"),
  ...readRecordings("ollama", "POST <OLLAMA_API_BASE>/chat/completions"),
].map((recording) => ({
  ...recording,
  url: recording.url.replace("<OLLAMA_API_BASE>", "http://localhost:11434/v1"),
}));

/** Whoever kept them left images out. */
function withImages(body: unknown): unknown {
  const text = JSON.stringify(body).replaceAll(/<elided base64 \d+ chars>/g, "AQID");
  return JSON.parse(text) as unknown;
}

describe.runIf(hasRecordings)("ollama.chatCompletions", () => {
  const answered = COMPATIBLE.filter(({ response }) => response.status === 200);
  const bodies = answered.flatMap(({ response: { body } }) => (body ? [body] : []));
  const streams = answered.flatMap(({ response: { sse } }) => (sse ? [toPayloads(sse)] : []));

  test.for(withRequest(answered))("accepts $file", async (recording) => {
    const response = await replay(recording, withImages(recording.request.body));
    expect([response.status, response.ok ? "" : await response.text()]).toEqual([200, ""]);
  });

  test.for<[title: string, reply: Reply]>([
    ["a text", "Hello"],
    ["a tool call", toolCall("a", { n: 1 })],
    ["thoughts", [reasoning("Hm."), "Hello"]],
  ])("the body of %s has the keys that are recorded", async ([, reply]) => {
    const body: unknown = await (await send(reply)).json();
    expect(compareKeys(body, bodies)).toEqual(SAME_KEYS);
  });

  test.for<[title: string, reply: Reply, features: string[]]>([
    ["a text", "Hello there", ["stream"]],
    ["thoughts", [reasoning("Hm. Well."), "Hello there"], ["reasoning"]],
    ["a tool call", [reasoning("Hm. Well."), toolCall("a", { n: 1 })], ["reasoning", "tool-call"]],
  ])("the chunks of %s come in a recorded order", async ([, reply, features]) => {
    const options = { stream: true, stream_options: { include_usage: true } };
    const payloads = toPayloads(await (await send(reply, options)).text());
    const alike = answered
      .filter((recording) => features.every((feature) => recording.features.includes(feature)))
      .flatMap(({ response: { sse } }) => (sse ? [toPayloads(sse)] : []));
    expect(alike.map(toOrder)).toContainEqual(toOrder(payloads));
    expect(compareKeys(payloads, streams).unknown).toEqual([]);
  });
});

async function send(reply: Reply, options: object = {}): Promise<Response> {
  const fetch = createCheckedFetch(llm.ollama.chatCompletions(reply));
  const messages = [{ role: "user", content: "Hello" }];
  const tools = [{ type: "function", function: { name: "a" } }];
  const body = JSON.stringify({ model: "m", messages, tools, ...options });
  return fetch("http://localhost:11434/v1/chat/completions", { method: "POST", body });
}

interface Chunk {
  choices: { delta: Record<string, unknown>; finish_reason: string | null }[];
}

/** What each chunk says, runs folded. */
function toOrder(payloads: unknown[]): string[] {
  const kinds = payloads.map((payload) => {
    if (payload === "[DONE]") return "done";
    const [choice] = (payload as Chunk).choices;
    if (!choice) return "usage";
    return `${Object.keys(choice.delta).toSorted().join("+")} ${choice.finish_reason ?? ""}`;
  });
  return kinds.filter((kind, index) => kind !== kinds[index - 1]);
}
