import { describe, expect, test } from "vitest";
import { bedrock } from "../../handlers/bedrock.ts";
import type { LanguageModelCodec } from "../../src/codec.ts";
import { createFetch, llm, type Reply, reasoning, toolCall } from "../../src/index.ts";
import { kRoutes, type ProviderInternals } from "../../src/provider.ts";
import { readChunks, toRequest, toResult, toURL } from "./bedrock-reader.ts";
import { hasRecordings, readRecordings, type Recording } from "./recordings.ts";
import { compareKeys, withRequest } from "./replay.ts";

const routes = (bedrock as unknown as ProviderInternals)[kRoutes]();
const codec = routes.find(({ operation }) => operation === "invokeModel")!
  .codec as LanguageModelCodec;

const bodies = readRecordings("bedrock", /\/invoke$/);
const streams = readRecordings("bedrock", /\/invoke-with-response-stream$/);
const isOk = ({ response }: Recording): boolean => response.status === 200;
const isSent = ({ request }: Recording): boolean => request?.body != null;
const answered = withRequest([...bodies, ...streams]).filter((it) => isOk(it) && isSent(it));
const pack = createFetch(...llm.handlers);

const send = (recording: Recording, fetch = pack): Promise<Response> =>
  fetch(toURL(recording), { method: "POST", body: JSON.stringify(recording.request.body) });

test.for(answered)("$file is accepted", async (recording) => {
  const response = await send(recording);
  expect(response.status).toBe(200);
  const type = response.headers.get("content-type");
  expect(type).toBe(recording.response.headers?.["content-type"]);
});

/** By what a body alone shows. */
const isClaude = ({ response }: Recording): boolean =>
  (response.body as { type?: string } | undefined)?.type === "message";
const claude = bodies.filter((it) => isOk(it) && isClaude(it));

test.skipIf(!hasRecordings)("a body of Claude's has the keys that bodies have", async () => {
  const recorded = claude.map(({ response }) => withoutInputs(response.body));
  for (const recording of claude) {
    const [tool] = (recording.request.body as { tools?: { name: string }[] }).tools ?? [];
    const reply: Reply = tool ? ["Let me see.", toolCall(tool.name, {})] : "Hi";
    const options = { validate: { replies: false } };
    const fetch = createFetch(llm.bedrock.invokeModel(reply, options));
    const body = withoutInputs(await (await send(recording, fetch)).json());
    expect(compareKeys(body, recorded)).toEqual({ unknown: [], missing: [] });
  }
});

/** What tools are called with is the model's own. */
function withoutInputs(body: unknown): unknown {
  return JSON.parse(JSON.stringify(body), (key, value: unknown) => (key === "input" ? {} : value));
}

/** Formats that are read back and written again in this tree. */
const own = bodies.filter((it) => {
  const body = it.response.body as Record<string, unknown>;
  return isOk(it) && ("output" in body || "results" in body);
});

test.for(own)("$file says the same again", (recording) => {
  const { body } = recording.response;
  const call = codec.decode(toRequest(recording));
  expect(codec.encode(toResult(codec.decodeResult!(body)), call)).toEqual(body);
});

describe("streams", () => {
  const decode = ({ response }: Recording): Promise<unknown[]> =>
    readChunks(Buffer.from(response.awsEventStream!.base64, "base64"));

  test.for(streams.filter((it) => isOk(it)))("$file: events in a recorded order", async (it) => {
    const recorded = (await decode(it)) as Chunk[];
    const kinds = new Set(recorded.map(({ content_block: block }) => block?.type));
    const reply: Reply = [
      ...(kinds.has("thinking") ? [reasoning("Hm.")] : []),
      "Let me see.",
      ...recorded.flatMap(({ content_block: block }) =>
        block?.type === "tool_use" ? [toolCall(block.name!, { a: 1 })] : [],
      ),
    ];
    const fetch = createFetch(llm.bedrock.invokeModel(reply, { validate: false, chunking: 4 }));
    const response = await send(
      { ...it, request: { body: { ...(it.request.body as object), max_tokens: 500 } } },
      fetch,
    );
    const chunks = (await readChunks(new Uint8Array(await response.arrayBuffer()))) as Chunk[];
    expect(toOrder(chunks)).toEqual(toOrder(recorded));
    expect(toMetrics(chunks)).toEqual(expect.arrayContaining(REQUIRED_METRICS));
    expect(toMetrics(recorded)).toEqual(expect.arrayContaining(REQUIRED_METRICS));
  });
});

interface Chunk {
  type?: string;
  content_block?: { type: string; name?: string };
  [field: string]: unknown;
}

const METRICS = "amazon-bedrock-invocationMetrics";
const REQUIRED_METRICS = [
  "inputTokenCount",
  "outputTokenCount",
  "invocationLatency",
  "firstByteLatency",
];

function toMetrics(chunks: Chunk[]): string[] {
  return Object.keys(chunks.at(-1)?.[METRICS] ?? {});
}

/** Kinds of events, runs of them folded; Nova ends a block after each delta. */
function toOrder(chunks: Chunk[]): string[] {
  const names = chunks
    .map(({ type, ...chunk }) => type ?? Object.keys(chunk)[0]!)
    .map((name) => (name === "outputText" ? "delta" : name));
  const isNova = names.includes("messageStart");
  const seen = isNova ? names.filter((name) => name !== "contentBlockStop") : names;
  return seen.filter((name, index) => name !== seen[index - 1]);
}

const counts = readRecordings("bedrock", /\/count-tokens$/);

test.for(withRequest(counts).filter(isOk))("$file is counted", async (recording) => {
  const response = await send(recording);
  const { inputTokens } = (await response.json()) as { inputTokens: number };
  const recorded = recording.response.body as { inputTokens: number };
  expect(inputTokens).toBeGreaterThan(recorded.inputTokens / 2);
  expect(inputTokens).toBeLessThan(recorded.inputTokens * 2);
});

const compatible = readRecordings("bedrock", /\/v1\//);

test.for(withRequest(compatible).filter(isOk))("$file is accepted, too", async (recording) => {
  const response = await send(recording);
  expect(response.status).toBe(200);
  const [type = ""] = response.headers.get("content-type")?.split(";") ?? [];
  expect(type).toBe(recording.response.headers?.["content-type"]);
  await response.text();
});

const chats = compatible.filter(({ endpoint }) => endpoint.endsWith("/chat/completions"));

test.skipIf(!hasRecordings)("a chat's body has the keys that bodies have", async () => {
  const recorded = chats.map(({ response }) => response.body);
  for (const recording of chats) {
    const fetch = createFetch(llm.bedrock.chat([reasoning("Hm."), "Hi"]));
    const body = await (await send(recording, fetch)).json();
    expect(compareKeys(body, recorded)).toEqual({ unknown: [], missing: [] });
  }
});
