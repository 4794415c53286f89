import { HTTPClient, Mistral } from "@mistralai/mistralai";
import type { CompletionEvent } from "@mistralai/mistralai/models/components";
import { describe, expect, test } from "vitest";
import { decodeResult } from "../../src/codecs/mistral-chat/decode-result.ts";
import { llm, type Reply, reasoning, toolCall } from "../../src/index.ts";
import { collect, toAnswer } from "../support/mistral-client.ts";
import { createCheckedFetch } from "./checked-fetch.ts";
import type { Reader } from "./reader.ts";
import { hasRecordings, readRecordings, type Recording } from "./recordings.ts";
import { compareKeys, replay, SAME_KEYS, toPayloads, withRequest } from "./replay.ts";

const NAMES = ["chat", "fim", "agents"] as const;
type Name = (typeof NAMES)[number];

const ENDPOINTS = NAMES.map((name) => {
  const recordings = readRecordings("mistral", `POST /v1/${name}/completions`).filter(
    // one that was filed wrong speaks of another endpoint
    ({ response: { body } }) => body === undefined || !("text" in (body as object)),
  );
  const answered = recordings.filter(({ response }) => response.status === 200);
  return { name, recordings, answered, bodies: answered.flatMap(toBody) };
});

interface Chunk {
  id: string;
  model: string;
  created: number;
  usage?: object;
  choices: { delta: Delta; finish_reason: string | null }[];
}

interface Delta {
  role?: string;
  content?: unknown;
  tool_calls?: object[];
}

function toBody({ response }: Recording): object[] {
  return response.body === undefined ? [] : [response.body as object];
}

function toChunks({ response: { sse, chunks } }: Recording): Chunk[] {
  if (chunks) return chunks as Chunk[];
  return toPayloads(sse ?? "").filter((payload) => payload !== "[DONE]") as Chunk[];
}

/** What a stream says, as a body would: what `decodeResult` reads. */
function fold(chunks: Chunk[]): object {
  const content: { type?: string; text?: string }[] = [];
  const toolCalls: object[] = [];
  for (const { choices } of chunks) {
    const { content: delta, tool_calls: calls = [] } = choices[0]!.delta;
    toolCalls.push(...calls);
    const parts = typeof delta === "string" ? [{ type: "text", text: delta }] : (delta ?? []);
    for (const part of parts as typeof content) {
      const last = content.at(-1);
      if (part.type === "text" && last?.type === "text") last.text! += part.text!;
      else if (part.text !== "") content.push({ ...part });
    }
  }
  const { id, model, created, usage, choices } = chunks.at(-1)!;
  const message = { role: "assistant", content, tool_calls: toolCalls };
  const finish = choices[0]!.finish_reason;
  return { id, model, created, usage, choices: [{ index: 0, message, finish_reason: finish }] };
}

function sdk(body: string, contentType: string): Mistral {
  const fetcher = async (): Promise<Response> =>
    new Response(body, { headers: { "content-type": contentType } });
  return new Mistral({ apiKey: "test", httpClient: new HTTPClient({ fetcher }) });
}

const PARAMS = { model: "m", messages: [{ role: "user" as const, content: "Hello" }] };

/** Mistral's own SDK, which checks each answer against its schema. */
const reader: Reader = {
  async body(body) {
    const client = sdk(JSON.stringify(body), "application/json");
    return toAnswer(await client.chat.complete(PARAMS));
  },
  async stream(text) {
    const client = sdk(text, "text/event-stream");
    const events: AsyncIterable<CompletionEvent> = await client.chat.stream(PARAMS);
    return toAnswer(await collect(events));
  },
};

/** The answer that gives a recorded one again. */
async function send(name: Name, recorded: object, stream: boolean): Promise<Response> {
  const { timestamp, ...reply } = decodeResult(recorded);
  const settings = { validate: false, now: () => timestamp ?? 0 };
  const fetch = createCheckedFetch(llm.mistral[name](reply as Reply, settings));
  const subject = name === "agents" ? { agent_id: "ag_1" } : { model: "m" };
  return fetch(`https://api.mistral.ai/v1/${name}/completions`, {
    method: "POST",
    body: JSON.stringify({ ...PARAMS, ...subject, prompt: "a", stream }),
  });
}

describe.runIf(hasRecordings).each(ENDPOINTS)("mistral.$name", ({ name, ...endpoint }) => {
  const { recordings, answered, bodies } = endpoint;

  test.for(withRequest(answered).filter(({ request }) => request.body !== undefined))(
    "accepts $file",
    async (recording) => {
      const response = await replay(recording);
      expect([response.status, response.status === 200 ? "" : await response.text()]).toEqual([
        200,
        "",
      ]);
    },
  );

  test.for(answered.filter(({ response }) => response.body !== undefined))(
    "gives $file again, as a body and as a stream",
    async ({ response: { body } }) => {
      const expected = await reader.body(body);
      const again = await send(name, body as object, false);
      const streamed = await send(name, body as object, true);
      // an older answer has less of the usage
      expect(await reader.body(await again.json())).toMatchObject(expected as object);
      expect(await reader.stream(await streamed.text())).toMatchObject(expected as object);
    },
  );

  const streams = answered.filter((recording) => toChunks(recording).length > 0);
  test.for(streams)("gives the stream of $file again", async (recording) => {
    const chunks = toChunks(recording);
    const text = chunks.map((chunk) => `data: ${JSON.stringify(chunk)}\n\n`).join("");
    const expected = await reader.stream(text);
    const again = await send(name, fold(chunks), true);
    expect(await reader.stream(await again.text())).toMatchObject(expected as object);
  });

  test.for<[title: string, reply: Reply]>([
    ["a text", "Hello"],
    ...(name === "chat" ? ([["a thought", [reasoning("Hm."), "Hello"]]] as [string, Reply][]) : []),
    ...(name === "fim" ? [] : ([["a tool call", toolCall("a", { n: 1 })]] as [string, Reply][])),
  ])("%s has the keys and the order of the recordings", async ([, reply]) => {
    const fetch = createCheckedFetch(llm.mistral[name](reply, { validate: false }));
    const ask = (stream: boolean): Promise<Response> =>
      fetch(`https://api.mistral.ai/v1/${name}/completions`, {
        method: "POST",
        body: JSON.stringify({ ...PARAMS, stream }),
      });
    expect(compareKeys(await (await ask(false)).json(), bodies)).toEqual(SAME_KEYS);
    const payloads = toPayloads(await (await ask(true)).text());
    expect(payloads.pop()).toBe("[DONE]");
    const all = ENDPOINTS.flatMap((one) => one.answered.map(toChunks));
    expect(compareKeys(payloads, all).unknown).toEqual([]);
    expect(all.map(toOrder)).toContainEqual(toOrder(payloads as Chunk[]));
  });

  test.for(recordings.filter(({ response }) => response.status >= 400))(
    "tells an error as $file does",
    async ({ response: { status, body } }) => {
      const { detail, message = detail } = body as { detail?: string; message?: string };
      const error = status === 401 ? "invalidApiKey" : "modelNotFound";
      const { errors } = await import("../../src/index.ts");
      const fetch = createCheckedFetch(llm.mistral[name](errors[error]()));
      const asked = { ...PARAMS, model: String(message).replace("Invalid model: ", "") };
      const response = await fetch(`https://api.mistral.ai/v1/${name}/completions`, {
        method: "POST",
        body: JSON.stringify(asked),
      });
      expect([response.status, await response.json()]).toEqual([status, body]);
    },
  );
});

/** What each chunk says, runs of deltas folded. */
function toOrder(chunks: Chunk[]): string[] {
  const kinds = chunks.map(({ choices, usage }) => {
    const { delta, finish_reason: finish } = choices[0]!;
    const { content } = delta;
    const kind = Array.isArray(content)
      ? (content as { type: string }[]).map(({ type }) => type).join("+")
      : Object.keys(delta).toSorted().join("+");
    return `${kind} ${finish ?? ""} ${usage ? "usage" : ""}`;
  });
  return kinds.filter((kind, index) => kind !== kinds[index - 1]);
}
