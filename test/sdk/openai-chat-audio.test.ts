import OpenAI from "openai";
import { beforeAll, expect, test } from "vitest";
import { file, llm, toolCall } from "../../src/index.ts";
import { createSilence } from "../../src/media/silence.ts";
import { collect } from "../support/collect.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
let client: OpenAI;
beforeAll(() => void (client = new OpenAI({ apiKey: "test", maxRetries: 0 })));

const SOUND = Uint8Array.from({ length: 10_000 }, (_, index) => index % 251);
const PARAMS = {
  model: "gpt-audio",
  messages: [{ role: "user" as const, content: "Say hello" }],
  modalities: ["text" as const, "audio" as const],
  audio: { voice: "alloy", format: "wav" as const },
};

interface AudioDelta {
  id?: string;
  transcript?: string;
  data?: string;
  expires_at?: number;
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("base64");
}

test("a text is the transcript of a silence in the format that was asked for", async () => {
  server.use(llm.openai.chat("Hello, friend."));
  const { choices, created, usage } = await client.chat.completions.create(PARAMS);
  const { content, audio } = choices[0]!.message;
  expect(content).toBeNull();
  expect(audio).toEqual({
    id: expect.stringMatching(/^audio_\w+$/) as unknown,
    data: base64(createSilence("wav")),
    expires_at: created + 3600,
    transcript: "Hello, friend.",
  });
  expect(usage!.completion_tokens_details!.audio_tokens).toBe(usage!.completion_tokens);
});

test("a sound of the test's own", async () => {
  server.use(llm.openai.chat([file({ mediaType: "audio/mpeg", data: SOUND }), "Hello."]));
  const audio = { voice: "alloy", format: "flac" as const };
  const { choices } = await client.chat.completions.create({ ...PARAMS, audio });
  expect(choices[0]!.message.audio).toMatchObject({ data: base64(SOUND), transcript: "Hello." });
});

test("streamed: the words, then the sound in pieces, then until when it is kept", async () => {
  server.use(
    llm.openai.chat([file({ mediaType: "audio/pcm", data: SOUND }), "Hello, dear friend."]),
  );
  const stream = await client.chat.completions.create({
    ...PARAMS,
    audio: { voice: "alloy", format: "pcm16" },
    stream: true,
    stream_options: { include_usage: true },
  });
  const chunks = await collect(stream);
  const deltas = chunks.flatMap(({ choices }) => {
    const { audio } = (choices[0]?.delta ?? {}) as { audio?: AudioDelta };
    return audio ? [audio] : [];
  });
  expect(deltas[0]).toEqual({ id: expect.stringMatching(/^audio_/) as unknown, transcript: "" });
  expect(deltas.map(({ transcript = "" }) => transcript).join("")).toBe("Hello, dear friend.");
  const pieces = deltas.flatMap(({ data }) => (data === undefined ? [] : [data]));
  expect(pieces.length).toBeGreaterThan(1);
  expect(Buffer.concat(pieces.map((data) => Buffer.from(data, "base64")))).toEqual(
    Buffer.from(SOUND),
  );
  expect(deltas.at(-1)).toEqual({ expires_at: chunks[0]!.created + 3600 });
  expect(chunks.every(({ choices }) => !choices[0]?.delta.content)).toBe(true);
  const { usage } = chunks.at(-1)!;
  expect(usage!.completion_tokens_details!.audio_tokens).toBe(usage!.completion_tokens);
});

test("a call of a tool is not spoken", async () => {
  server.use(llm.openai.chat(toolCall("get_time", {})));
  const tools = [{ type: "function" as const, function: { name: "get_time" } }];
  const { choices } = await client.chat.completions.create({ ...PARAMS, tools });
  expect(choices[0]!.message.tool_calls).toHaveLength(1);
  expect(choices[0]!.message).not.toHaveProperty("audio");
  const stream = await client.chat.completions.create({ ...PARAMS, tools, stream: true });
  const deltas = (await collect(stream)).map(({ choices: [choice] }) => choice?.delta ?? {});
  expect(deltas.some((delta) => "audio" in delta)).toBe(false);
});

test("what cannot be said, and where nobody speaks", async () => {
  const audio = { voice: "alloy", format: "opus" as const };
  const opus = client.chat.completions.create({ ...PARAMS, audio });
  await expect(opus).rejects.toThrow(/msw-llm: .*no sound in the format "opus"/);
  server.use(llm.openai.chat(file({ mediaType: "image/png", data: SOUND })));
  await expect(client.chat.completions.create(PARAMS)).rejects.toThrow("carries no files");
  const groq = new OpenAI({ apiKey: "test", baseURL: "https://api.groq.com/openai/v1" });
  const refusal = /msw-llm: .* the request asks for spoken output/;
  await expect(groq.chat.completions.create(PARAMS)).rejects.toThrow(refusal);
  const stream = await groq.chat.completions.create({ ...PARAMS, stream: true });
  await expect(collect(stream)).rejects.toThrow(refusal);
});
