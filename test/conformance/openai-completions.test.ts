import { describe, expect, test } from "vitest";
import { openaiCompletions } from "../../src/codecs/openai-completions/index.ts";
import { splitNamed } from "./named.ts";
import { listStreams, makeRoundTrip } from "./openai-round-trip.ts";
import { answering } from "./readers/openai-chat.ts";
import { accumulate, reader } from "./readers/openai-completions.ts";
import { hasRecordings, readRecordings } from "./recordings.ts";
import { compareKeys, replay, SAME_KEYS, toPayloads, withRequest } from "./replay.ts";

const URL = "https://api.openai.com/v1/completions";
const recordings = readRecordings("openai", "POST /v1/completions");
const answered = recordings.filter(({ response }) => response.status === 200);
const bodies = answered.flatMap(({ response }) => response.body ?? []);
const streams = answered.flatMap(({ response: { sse, chunks } }) =>
  sse ? [toPayloads(sse)] : chunks ? [[...chunks, "[DONE]"]] : [],
);

const codec = openaiCompletions();

describe.runIf(hasRecordings)("openai.completions", () => {
  test.for(withRequest(answered))("accepts $file", async (recording) => {
    const response = await replay(recording);
    expect(response.status).toBe(200);
  });

  test.for(recordings.filter(({ decidable }) => decidable === "yes"))(
    "refuses $file",
    async (recording) => {
      const response = await replay(recording);
      expect(response.status).toBe(recording.response.status);
      expect(await response.json()).toEqual(recording.response.body);
    },
  );

  test.for(answered.filter(({ response }) => response.body !== undefined))(
    "reads $file and writes it again",
    async (recording) => {
      const body = recording.response.body as { choices: unknown[] };
      const again = makeRoundTrip(codec, recording, body);
      expect(await reader.body(again.toBody())).toEqual(await reader.body(body));
    },
  );

  const { others } = splitNamed("openai completions", "roundTrips", listStreams(answered));
  test.for(others)("reads the stream $file and writes it again", async ({ text, ...recording }) => {
    const client = answering(text, "text/event-stream");
    const stream = await client.completions.create({ model: "", prompt: "", stream: true });
    const completion = JSON.parse(JSON.stringify(await accumulate(stream))) as { choices: [] };
    const again = makeRoundTrip(codec, recording, completion);
    expect(await reader.stream(again.toStream())).toEqual(await reader.stream(text));
  });

  test("the body has the keys of the recordings", async () => {
    const body = await (await replay({ url: URL, request: {} }, { model: "m", prompt: "" })).json();
    expect(compareKeys(body, bodies)).toEqual(SAME_KEYS);
  });

  test.for([
    { name: "plain", options: {} },
    { name: "with usage", options: { stream_options: { include_usage: true } } },
    { name: "several choices", options: { n: 3 } },
  ])("the order of chunks is one that was recorded: $name", async ({ options }) => {
    const request = { model: "m", prompt: "Hello", stream: true, ...options };
    const response = await replay({ url: URL, request: {} }, request);
    expect(streams.map(toOrder)).toContainEqual(toOrder(toPayloads(await response.text())));
  });

  test("chunks have the keys of the recordings", async () => {
    const request = { model: "m", prompt: "Hello", stream: true };
    const value = toPayloads(await (await replay({ url: URL, request: {} }, request)).text());
    expect(compareKeys(value, streams)).toEqual(SAME_KEYS);
  });
});

interface Chunk {
  choices: { text: string; finish_reason: string | null }[];
  usage?: object | null;
}

/** What each chunk is, runs of deltas folded; a chunk that ends a choice may carry its last text, or none. */
function toOrder(payloads: unknown[]): string[] {
  const kinds = payloads.map((payload) => {
    if (payload === "[DONE]") return "done";
    const { choices, usage } = payload as Chunk;
    if (choices.length === 0) return usage ? "usage" : "empty";
    const isEnd = choices.some(({ finish_reason }) => finish_reason !== null);
    const usages = usage === undefined ? "" : " usage:null";
    return `${isEnd ? `end of ${choices.length}` : "delta"}${usages}`;
  });
  return kinds.filter((kind, index) => kind !== kinds[index - 1]);
}
