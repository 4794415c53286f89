import { type Cohere, CohereClientV2 } from "cohere-ai";
import { describe, expect, test } from "vitest";
import { decodeResult } from "../../src/codecs/cohere-chat/decode-result.ts";
import {
  createFetch,
  custom,
  errors,
  llm,
  type Reply,
  reasoning,
  toolCall,
} from "../../src/index.ts";
import { collect, toAnswer } from "../support/cohere-client.ts";
import type { Reader } from "./reader.ts";
import { hasRecordings, readRecordings, type Recording } from "./recordings.ts";
import { compareKeys, replay, SAME_KEYS, toPayloads, withRequest } from "./replay.ts";

const URL = "https://api.cohere.com/v2/chat";
const recordings = readRecordings("cohere", "POST /v2/chat");
const answered = recordings.filter(({ response }) => response.status === 200);
const bodies = answered.flatMap(({ response }) => (response.body ? [response.body] : []));
const streams = answered.filter((recording) => toEvents(recording).length > 0);

interface StreamEvent {
  type: string;
  [field: string]: unknown;
}

function toEvents({ response: { sse, chunks } }: Recording): StreamEvent[] {
  if (chunks) return chunks as StreamEvent[];
  return toPayloads(sse ?? "").filter((payload) => payload !== "[DONE]") as StreamEvent[];
}

const PARAMS = { model: "m", messages: [{ role: "user" as const, content: "Hello" }] };

function sdk(body: string, contentType: string): CohereClientV2 {
  const fetch = async (): Promise<Response> =>
    new Response(body, { headers: { "content-type": contentType } });
  return new CohereClientV2({ token: "test", fetch });
}

/** Cohere's own SDK. */
const reader: Reader = {
  async body(body) {
    return toAnswer(await sdk(JSON.stringify(body), "application/json").chat(PARAMS));
  },
  async stream(text) {
    const events = await sdk(text, "text/event-stream").chatStream(PARAMS);
    return toAnswer(await collect(events as AsyncIterable<Cohere.V2ChatStreamResponse>));
  },
};

/** The answer that gives a recorded one again. */
async function send(recorded: object, stream: boolean): Promise<Response> {
  const { timestamp: _, ...reply } = decodeResult(recorded);
  const fetch = createFetch(llm.cohere.chat(reply as Reply, { validate: false }));
  return fetch(URL, { method: "POST", body: JSON.stringify({ ...PARAMS, stream }) });
}

/** What a stream says, as a body would. */
async function fold(recording: Recording): Promise<{ text: string; body: object }> {
  const events = toEvents(recording);
  const text = events
    .map((event) => `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`)
    .join("");
  const { raw } = (await reader.stream(text)) as { raw: Cohere.V2ChatResponse };
  const { message, ...end } = raw;
  const { toolPlan, toolCalls, ...rest } = message;
  const last = events.at(-1)!["delta"] as { usage: object };
  return {
    text,
    body: {
      id: end.id,
      finish_reason: end.finishReason,
      usage: last.usage,
      message: {
        ...rest,
        ...(toolPlan && { tool_plan: toolPlan }),
        ...(toolCalls && { tool_calls: toolCalls }),
        citations: events
          .filter(({ type }) => type === "citation-start")
          .map(({ delta }) => (delta as { message: { citations: object } }).message.citations),
      },
    },
  };
}

describe.runIf(hasRecordings)("cohere.chat", () => {
  test.for(withRequest(answered).filter(({ request }) => request.body))(
    "accepts $file",
    async (recording) => {
      const response = await replay(recording);
      expect([response.status, response.status === 200 ? "" : await response.text()]).toEqual([
        200,
        "",
      ]);
    },
  );

  test.for(answered.filter(({ response }) => response.body))(
    "gives $file again, as a body and as a stream",
    async ({ response: { body } }) => {
      const expected = await reader.body(body);
      const again = await send(body as object, false);
      const streamed = await send(body as object, true);
      expect(await reader.body(await again.json())).toMatchObject(expected as object);
      expect(await reader.stream(await streamed.text())).toMatchObject(expected as object);
    },
  );

  test.for(streams)("gives the stream of $file again", async (recording) => {
    const { text, body } = await fold(recording);
    const again = await send(body, true);
    expect(await reader.stream(await again.text())).toMatchObject(
      (await reader.stream(text)) as object,
    );
  });

  test.for<[title: string, reply: Reply]>([
    ["a text", "Hello there"],
    ["a thought", [reasoning("Let me see."), "Hello there"]],
    [
      "calls with a plan",
      [custom("cohere.tool_plan", { tool_plan: "I will." }), toolCall("a", { n: 1 })],
    ],
  ])("%s has the keys and the order of the recordings", async ([, reply]) => {
    const fetch = createFetch(llm.cohere.chat(reply, { validate: false }));
    const ask = (stream: boolean): Promise<Response> =>
      fetch(URL, { method: "POST", body: JSON.stringify({ ...PARAMS, stream }) });
    expect(compareKeys(await (await ask(false)).json(), bodies)).toEqual(SAME_KEYS);
    const payloads = toPayloads(await (await ask(true)).text());
    expect(payloads.pop()).toBe("[DONE]");
    expect(compareKeys(payloads, streams.map(toEvents)).unknown).toEqual([]);
    expect(streams.map((stream) => toOrder(toEvents(stream)))).toContainEqual(
      toOrder(payloads as StreamEvent[]),
    );
  });

  test("tells of an unknown model as recorded", async () => {
    const refused = recordings.filter(({ response }) => response.status === 404);
    for (const { request, response } of refused) {
      const fetch = createFetch(llm.cohere.chat(errors.modelNotFound()));
      const again = await fetch(URL, { method: "POST", body: JSON.stringify(request.body) });
      expect(again.status).toBe(404);
      expect(await again.json()).toEqual({ ...(response.body as object), id: expect.any(String) });
    }
    expect(refused.length).toBeGreaterThan(0);
  });
});

/** What each event is, runs of deltas and repeated calls folded. */
function toOrder(events: StreamEvent[]): string[] {
  const kinds = events.map(({ type }) => type);
  const folded = kinds.filter((kind, index) => kind !== kinds[index - 1]);
  const calls = ["tool-call-start", "tool-call-delta", "tool-call-end"];
  const first = folded.indexOf("tool-call-start");
  return folded.filter((kind, index) => !calls.includes(kind) || index < first + calls.length);
}
