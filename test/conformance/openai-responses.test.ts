import { describe, expect, test } from "vitest";
import { llm, openaiResponses, reasoning, refusal, toolCall } from "../../src/index.ts";
import { createStore } from "../../src/store.ts";
import { createCheckedFetch } from "./checked-fetch.ts";
import { hasRecordings, keyPaths, readRecordings, type Recording } from "./recordings.ts";

const recordings = readRecordings("openai", "POST /v1/responses");
const answered = recordings.filter(({ response }) => response.status === 200);
/** Summaries of reasoning were recorded at Azure alone, which speaks the same format. */
const azure = readRecordings("azure", "POST /openai/v1/responses");
const codec = openaiResponses({ openaiRules: true });

function judge({ url, request }: Recording) {
  const call = codec.decode({
    method: "POST",
    url,
    params: {},
    query: new URLSearchParams(),
    headers: new Headers(),
    body: request?.body,
    malformed: false,
  });
  const store = createStore();
  const send = (): Promise<never> => Promise.reject(new Error("nothing is sent"));
  const context = { store, now: 0, generateId: () => "", countTokens: () => 1, send };
  return { call, error: codec.validate(call, context) };
}

describe.runIf(hasRecordings)("requests", () => {
  test.for(answered.filter(({ request }) => typeof request?.body === "object"))(
    "accepts $file",
    (recording) => {
      const { call, error } = judge(recording);
      expect(error).toBeUndefined();
      const { input } = recording.request.body as { input?: unknown };
      // without an input there is a stored prompt
      if (input !== undefined) expect(call.prompt).not.toEqual([]);
    },
  );

  const refused = recordings.filter(
    (recording) =>
      recording.decidable === "yes" ||
      (recording.response.status === 400 && judge(recording).error),
  );

  test.for(refused)("refuses $file", (recording) => {
    const { call, error } = judge(recording);
    if (!error) throw new Error("It was accepted.");
    const { status, body } = codec.encodeError(error, call);
    expect({ status, body }).toEqual({
      status: recording.response.status,
      body: recording.response.body,
    });
  });
});

interface Frame {
  type: string;
  response?: { created_at: number; output: unknown[] };
  item?: { type: string };
  part?: { type: string };
}

function toFrames(sse: string): Frame[] {
  return sse
    .split(/\r?\n\r?\n/)
    .flatMap((event) => event.split(/\r?\n/).filter((line) => line.startsWith("data:")))
    .map((line) => JSON.parse(line.slice("data:".length)) as Frame);
}

/** Event types in order, with what they are about; runs of one type are one. */
function toOrder(frames: Frame[]): string {
  const types = frames.map(({ type, item, part }) => `${type} ${item?.type ?? part?.type ?? ""}`);
  return types.filter((type, index) => type !== types[index - 1]).join("\n");
}

const fetch = createCheckedFetch(...llm.handlers);

async function ask(
  mock: Parameters<typeof llm.openai.responses>[0],
  body: object,
): Promise<string> {
  const send =
    mock === undefined
      ? fetch
      : createCheckedFetch(llm.openai.responses(mock, { validate: { replies: false } }));
  const response = await send("https://api.openai.com/v1/responses", {
    method: "POST",
    body: JSON.stringify({ model: "gpt-5-nano", input: "Hello", ...body }),
  });
  return response.text();
}

/** The streams that were kept as they were sent. */
const streams = [...answered, ...azure].flatMap(({ response }) =>
  response.sse ? [toFrames(response.sse)] : [],
);

const NEWEST = Date.UTC(2026, 7) / 1000;
const bodies = answered
  .flatMap(({ response }) => (response.body ? [response.body as Frame["response"]] : []))
  .filter((body) => body !== undefined && body.created_at >= NEWEST);

const reply = [reasoning("Hm."), "Hi", toolCall("get_time", { zone: "Oslo" })];

/** Free objects, whose keys are the request's own. */
const OPEN = /^(metadata|tools|text\.format|output\[\]\.action)\b/;

function paths(body: unknown): string[] {
  return [...keyPaths(body)].filter((path) => !OPEN.test(path));
}

describe.runIf(hasRecordings)("shape", () => {
  test("a body has every key that all of the newest have, and none that no body has", async () => {
    const ours = paths(JSON.parse(await ask(reply, { include: ["reasoning.encrypted_content"] })));
    const known = new Set(
      [...answered, ...azure].flatMap(({ response }) => [
        ...paths(response.body),
        ...toFrames(response.sse ?? "").flatMap((frame) => paths(frame.response)),
      ]),
    );
    const everywhere = bodies
      .map(paths)
      .reduce((all, one) => all.filter((path) => one.includes(path)));
    expect(bodies.length).toBeGreaterThan(3);
    expect(ours.filter((path) => !known.has(path))).toEqual([]);
    expect(everywhere.filter((path) => !ours.includes(path))).toEqual([]);
  });

  test("each event has the keys that the recorded ones have", async () => {
    const sent = toFrames(await ask(reply, { stream: true }));
    const recorded = new Map<string, Set<string>>();
    for (const frame of streams.flat()) {
      const keys = recorded.get(frame.type) ?? new Set();
      for (const key of Object.keys(frame)) keys.add(key);
      recorded.set(frame.type, keys);
    }
    for (const frame of sent) {
      const { type } = frame;
      expect({ type, keys: new Set(Object.keys(frame)) }).toEqual({
        type,
        keys: recorded.get(type),
      });
    }
  });
});

describe.runIf(hasRecordings)("order", () => {
  const orders = new Set(streams.map(toOrder));

  test.for([
    { name: "a text", content: "Hello there, how are you?" },
    { name: "a tool call", content: toolCall("get_time", { zone: "Oslo" }) },
    { name: "reasoning and a text", content: [reasoning(""), "Hello there"] },
    { name: "reasoning and a tool call", content: [reasoning(""), toolCall("get_time", { a: 1 })] },
    {
      name: "a summary of the reasoning and a tool call",
      content: [reasoning("Hm."), toolCall("get_time", { zone: "Oslo" })],
    },
    { name: "a refusal", content: refusal("No.") },
    { name: "a text cut off", content: { content: "Hello", finishReason: "length" as const } },
  ])("$name comes as recorded", async ({ content }) => {
    const sent = toOrder(toFrames(await ask(content, { stream: true })));
    expect(orders).toContain(sent);
  });
});
