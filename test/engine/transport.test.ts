import { expect, test } from "vitest";
import {
  createFetch,
  createHandlers,
  errors,
  faults,
  llm,
  type Transport,
} from "../../src/index.ts";

const TEXT = "Grüß Gott, 世界! 👩‍👩‍👧‍👦";
const FIXED = { now: () => 0, generateId: () => "0" };
const user = { role: "user", content: "Hello" };
const contents = [{ role: "user", parts: [{ text: "Hello" }] }];
const gemini = "https://generativelanguage.googleapis.com/v1beta/models/gemini-3-flash-preview";

/** An endpoint of each framing. */
const FRAMINGS = {
  events: ["https://api.openai.com/v1/chat/completions", { model: "m", messages: [user] }],
  lines: ["http://localhost:11434/api/chat", { model: "m", messages: [user] }],
  array: [`${gemini}:streamGenerateContent`, { contents }],
  binary: [
    "https://bedrock-runtime.us-east-1.amazonaws.com/model/m/converse-stream",
    { messages: [{ role: "user", content: [{ text: "Hello" }] }] },
  ],
} as const;
const NAMES = Object.keys(FRAMINGS) as (keyof typeof FRAMINGS)[];

/** The network chunks of an answer. */
async function chunksOf(
  name: keyof typeof FRAMINGS,
  transport: Transport | Transport[],
  reply: Parameters<typeof llm>[0] = TEXT,
): Promise<Buffer[]> {
  const [url, body] = FRAMINGS[name];
  const handlers = createHandlers({ ...FIXED, transport, reply });
  const response = await createFetch(...handlers)(url, {
    method: "POST",
    body: JSON.stringify({
      ...body,
      ...(name !== "array" && name !== "binary" && { stream: true }),
    }),
  });
  expect(response.status).toBe(200);
  const chunks: Buffer[] = [];
  for await (const chunk of response.body!) chunks.push(Buffer.from(chunk));
  return chunks;
}

const texts = (chunks: Buffer[]): string[] => chunks.map((chunk) => chunk.toString("latin1"));

test.for(NAMES)(
  "%s: cut and merged bytes are the same bytes, in the same chunks each time",
  async (name) => {
    const whole = Buffer.concat(await chunksOf(name, "frames"));
    const cuts = ["bytes", "split-utf8", "split-lines", "merge-frames"] as const;
    for (const transport of cuts) {
      const chunks = await chunksOf(name, transport);
      expect(Buffer.concat(chunks).equals(whole)).toBe(true);
      expect(await chunksOf(name, transport)).toEqual(chunks);
    }
  },
);

test.for(NAMES)("%s: byte by byte", async (name) => {
  const lengths = (await chunksOf(name, "bytes")).map(({ length }) => length);
  expect(new Set(lengths)).toEqual(new Set([1]));
});

test.for(NAMES)("%s: inside each character of several bytes", async (name) => {
  const chunks = await chunksOf(name, "split-utf8");
  const whole = Buffer.concat(chunks);
  for (const character of ["ü", "ß", "世", "👩"]) {
    const at = whole.indexOf(character);
    expect(at).toBeGreaterThan(0);
    expect(offsetsOf(chunks)).toContain(at + 1);
  }
});

test("inside each line, and between the characters of its end", async () => {
  const events = texts(await chunksOf("events", ["split-lines", "crlf"]));
  expect(events[0]).toBe("da");
  expect(events[1]).toMatch(/^ta: \{"id".*[^}]$/);
  expect(events[3]).toBe("}\r");
  expect(events[4]).toBe("\n\r");
  expect(events[5]).toBe("\n");
  expect(texts(await chunksOf("lines", "split-lines"))[0]).toBe('{"');
  expect(texts(await chunksOf("array", "split-lines")).slice(0, 3)).toEqual([
    "[{",
    "\n  ",
    '"candi',
  ]);
  // the length, and the checksum
  const [binary] = await chunksOf("binary", "split-lines");
  expect(binary).toHaveLength(2);
});

test("three frames at a time", async () => {
  const count = (chunks: Buffer[]) => texts(chunks).map((text) => text.split("data: ").length - 1);
  const frames = count(await chunksOf("events", "frames"));
  const merged = count(await chunksOf("events", "merge-frames"));
  expect(frames.every((number) => number === 1)).toBe(true);
  expect(merged.slice(0, -1).every((number) => number === 3)).toBe(true);
  expect(merged.reduce((sum, number) => sum + number)).toBe(frames.length);
  const binary = await chunksOf("binary", "merge-frames");
  expect(binary).toHaveLength(Math.ceil((await chunksOf("binary", "frames")).length / 3));
});

test("lines that end in CRLF, where there are lines", async () => {
  for (const name of ["events", "lines", "array"] as const) {
    const chunks = await chunksOf(name, "crlf");
    const whole = Buffer.concat(chunks).toString();
    expect(whole).toMatch(/\r\n/);
    expect(whole).not.toMatch(/[^\r]\n/);
    const plain = Buffer.concat(await chunksOf(name, "frames")).toString();
    expect(whole.replaceAll("\r\n", "\n")).toBe(plain.replaceAll("\r\n", "\n"));
  }
  const binary = await chunksOf("binary", "crlf");
  expect(binary).toEqual(await chunksOf("binary", "frames"));
});

test("comments before an event and in it, and nowhere else", async () => {
  const [first = ""] = texts(await chunksOf("events", "comments"));
  expect(first).toMatch(/^: keep-alive\n\n: comment\ndata: \{"id".*\}\n\n$/);
  const body = { model: "m", max_tokens: 9, stream: true, messages: [user] };
  const fetch = createFetch(...createHandlers({ transport: "comments" }));
  const init = { method: "POST", body: JSON.stringify(body) };
  const events = await (await fetch("https://api.anthropic.com/v1/messages", init)).text();
  expect(events).toMatch(/^: keep-alive\n\nevent: message_start\n: comment\ndata: \{/);
  for (const name of ["lines", "array", "binary"] as const) {
    expect(await chunksOf(name, "comments")).toEqual(await chunksOf(name, "frames"));
  }
});

test("what is merged goes out before the stream breaks or waits", async () => {
  const text = async (transport: Transport) =>
    Buffer.concat(
      await chunksOf("events", transport, ["Hel", "lo", errors.overloaded()]),
    ).toString();
  expect(await text("merge-frames")).toBe(await text("frames"));
  const stalled = await chunksOf("events", "merge-frames", ["a", faults.stall(1), "b"]);
  expect(texts(stalled).map((chunk) => chunk.split("data: ").length - 1)).toEqual([2, 3]);
});

test("what an endpoint streams that generates no text", async () => {
  const fetch = createFetch(...createHandlers({ transport: "bytes" }));
  const url = "https://api.openai.com/v1/responses";
  const body = JSON.stringify({ model: "gpt-5.4", input: "Hello", background: true, stream: true });
  const created = await (await fetch(url, { method: "POST", body })).text();
  const id = /"id":"(resp_\w+)"/.exec(created)![1]!;
  const again = await fetch(`${url}/${id}?stream=true`);
  const lengths: number[] = [];
  for await (const chunk of again.body!) lengths.push(chunk.length);
  expect(lengths.length).toBeGreaterThan(100);
  expect(new Set(lengths)).toEqual(new Set([1]));
});

test("a list of nothing, or of frames, cuts nothing", async () => {
  const frames = await chunksOf("events", "frames");
  expect(await chunksOf("events", [])).toEqual(frames);
  expect(await chunksOf("events", ["frames"])).toEqual(frames);
});

test("a way of cutting that there is not is told at once", () => {
  expect(() => llm.openai.chat("Hi", { transport: "half" as Transport })).toThrow(
    new TypeError(
      'Failed to read the setting "transport": there is no "half". Use frames, bytes, split-utf8, split-lines, merge-frames, crlf, comments, or a list of them.',
    ),
  );
});

/** Where each chunk ends. */
function offsetsOf(chunks: Buffer[]): number[] {
  let end = 0;
  return chunks.map(({ length }) => (end += length));
}
