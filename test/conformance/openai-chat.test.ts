import { describe, expect, test } from "vitest";
import { llm, type Reply, reasoning, refusal, toolCall } from "../../src/index.ts";
import { openaiChat } from "../../src/codecs/openai-chat/index.ts";
import { createCheckedFetch } from "./checked-fetch.ts";
import { splitNamed } from "./named.ts";
import { listStreams, makeRoundTrip } from "./openai-round-trip.ts";
import { answering, reader } from "./readers/openai-chat.ts";
import { hasRecordings, readRecordings } from "./recordings.ts";
import { compareKeys, replay, SAME_KEYS, toPayloads, withRequest } from "./replay.ts";

const URL = "https://api.openai.com/v1/chat/completions";
const recordings = readRecordings("openai", "POST /v1/chat/completions");
const answered = recordings.filter(({ response }) => response.status === 200);
/** `reasoning_content` is of one proxy that speaks OpenAI's format. */
const bodies = answered
  .flatMap(({ response }) => (response.body as { object?: string } | undefined) ?? [])
  .filter(({ object }) => object === "chat.completion");
const streams = answered.flatMap(({ response: { sse } }) => (sse ? [toPayloads(sse)] : []));

const codec = openaiChat({ openaiFields: true });
const PARAMS = { model: "", messages: [] };

/** Answers of which the neutral form says not all: where a source was cited; reasoning that OpenAI does not show. */
const HAS_MORE = /__(?:citations|reasoning)__/;

async function send(reply: Reply, options: object = {}): Promise<Response> {
  const mockFetch = createCheckedFetch(llm.openai.chat(reply));
  const messages = [{ role: "user", content: "Hello" }];
  const tools = ["a", "b"].map((name) => ({ type: "function", function: { name } }));
  const body = JSON.stringify({ model: "m", messages, tools, ...options });
  return mockFetch(URL, { method: "POST", body });
}

describe.runIf(hasRecordings)("openai.chat", () => {
  test.for(withRequest(answered))("accepts $file", async (recording) => {
    const response = await replay(recording);
    expect([response.status, response.status === 200 ? "" : await response.text()]).toEqual([
      200,
      "",
    ]);
  });

  const refused = recordings.filter(({ decidable }) => decidable === "yes");
  const { others } = splitNamed("openai chat", "refused", refused);
  test.for(others)("refuses $file", async (recording) => {
    const response = await replay(recording);
    expect(response.status).toBe(recording.response.status);
    expect(await response.json()).toEqual(recording.response.body);
  });

  const whole = answered.filter(({ response: { body } }) => isCompletion(body));
  test.for(whole)("reads $file and writes it again", async (recording) => {
    const body = recording.response.body as Completion;
    const again = makeRoundTrip(codec, recording, body);
    expect(await reader.body(again.toBody())).toEqual(await reader.body(body));
    const rest = codec.decodeResult!(body).body ?? {};
    expect("choices" in rest).toBe(HAS_MORE.test(recording.file));
  });

  const streamed = listStreams(answered);
  test.for(streamed)(
    "reads the stream $file and writes it again",
    async ({ text, ...recording }) => {
      const stream = answering(text, "text/event-stream").chat.completions.stream(PARAMS);
      const completion = JSON.parse(
        JSON.stringify(await stream.finalChatCompletion()),
      ) as Completion;
      const again = makeRoundTrip(codec, recording, completion);
      expect(await reader.stream(again.toStream())).toEqual(await reader.stream(text));
    },
  );

  test.for<[title: string, reply: Reply]>([
    ["a text", "Hello"],
    ["a tool call", toolCall("a", { n: 1 })],
    ["a refusal", refusal("No.")],
    ["hidden reasoning", [reasoning("Hm."), "Hello"]],
  ])(
    "the body of %s has no key that no recording has, and lacks none that all have",
    async ([, reply]) => {
      expect(compareKeys(await (await send(reply)).json(), bodies)).toEqual(SAME_KEYS);
    },
  );

  test.for<[title: string, reply: Reply, features: string[]]>([
    ["a text", "Hello there", ["stream"]],
    ["a tool call", toolCall("a", { n: 1 }), ["tool-call"]],
    ["a refusal", refusal("No way."), ["refusal/filter"]],
  ])(
    "the chunks of %s are in a recorded order, with recorded keys",
    async ([, reply, features]) => {
      const options = { stream: true, stream_options: { include_usage: true } };
      const payloads = toPayloads(await (await send(reply, options)).text());
      const alike = answered
        .filter((recording) => features.every((feature) => recording.features.includes(feature)))
        .flatMap(({ response: { sse } }) => (sse ? [toPayloads(sse)] : []));
      expect(alike.map(toOrder)).toContainEqual(toOrder(payloads));
      const { unknown } = compareKeys(payloads, streams);
      expect(unknown).toEqual([]);
    },
  );

  test("without include_usage no chunk speaks of usage", async () => {
    const payloads = toPayloads(await (await send("Hello", { stream: true })).text());
    expect(payloads.at(-1)).toBe("[DONE]");
    expect(JSON.stringify(payloads)).not.toContain('"usage"');
    expect(JSON.stringify(payloads)).toContain('"obfuscation"');
  });
});

interface Completion {
  object: string;
  choices: unknown[];
}

function isCompletion(body: unknown): boolean {
  return (body as Partial<Completion> | undefined)?.object === "chat.completion";
}

interface Chunk {
  choices: { delta: Record<string, unknown>; finish_reason: string | null }[];
  usage?: object | null;
}

/** What each chunk says, runs of deltas folded. */
function toOrder(payloads: unknown[]): string[] {
  const kinds = payloads.map((payload) => {
    if (payload === "[DONE]") return "done";
    const { choices, usage } = payload as Chunk;
    const [choice] = choices;
    if (!choice) return usage ? "usage" : "empty";
    return `${Object.keys(choice.delta).toSorted().join("+")} ${choice.finish_reason ?? ""}`;
  });
  return kinds.filter((kind, index) => kind !== kinds[index - 1]);
}
