import { describe, expect, test } from "vitest";
import { createFetch, llm, type Reply, reasoning, refusal, toolCall } from "../../src/index.ts";
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

/** What hangs on the model (whose name is never judged), a download or the account, and not on the request. */
const UNDECIDABLE =
  /model|download|not allowed|API key|Web search|expected to be either text or image_url/;

async function send(reply: Reply, options: object = {}): Promise<Response> {
  const mockFetch = createFetch(llm.openai.chat(reply));
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

  const refused = recordings.filter(({ response }) => response.status === 400);
  test.for(
    withRequest(refused).filter(({ response }) => !UNDECIDABLE.test(JSON.stringify(response.body))),
  )("refuses $file", async (recording) => {
    const response = await replay(recording);
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual(recording.response.body);
  });

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
