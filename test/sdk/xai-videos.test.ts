import { createXai } from "@ai-sdk/xai";
import { experimental_generateVideo as generateVideo } from "ai";
import { expect, test } from "vitest";
import { errors, llm } from "../../src/index.ts";
import { decodeMP4 } from "../support/decode-mp4.ts";
import { usePack } from "../support/server.ts";

const server = usePack();

const V1 = "https://api.x.ai/v1";
const prompt = "a calm ocean wave at sunset";
const BYTES = Uint8Array.from([1, 2, 3]);

interface Answer {
  status: number;
  body: Record<string, unknown>;
}

async function ask(path: string, body?: object): Promise<Answer> {
  const headers = { "content-type": "application/json" };
  const init = body && { method: "POST", headers, body: JSON.stringify(body) };
  const response = await fetch(V1 + path, init);
  return { status: response.status, body: (await response.json()) as Answer["body"] };
}

async function start(body: object = {}): Promise<string> {
  const asked = { model: "grok-imagine-video", prompt, ...body };
  const { body: answer } = await ask("/videos/generations", asked);
  return String(answer["request_id"]);
}

/** What an app asks of the AI SDK. */
function generate(options: object = {}, xai: Record<string, string> = {}) {
  return generateVideo({
    model: createXai({ apiKey: "test" }).video("grok-imagine-video"),
    prompt,
    maxRetries: 0,
    poll: { intervalMs: 1 },
    providerOptions: { xai },
    ...options,
  });
}

test("a video is under way at the first look, and done at the second", async () => {
  const id = await start({ duration: 2 });
  expect(id).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  expect(await ask(`/videos/${id}`)).toEqual({
    status: 202,
    body: { status: "pending", progress: 50 },
  });
  const done = await ask(`/videos/${id}`);
  expect(done).toMatchObject({
    status: 200,
    body: {
      status: "done",
      video: { duration: 2, respect_moderation: true },
      model: "grok-imagine-video",
      usage: { cost_in_usd_ticks: 1_000_000_000 },
      progress: 100,
    },
  });
  expect(await ask(`/videos/${id}`)).toEqual(done);
});

test("it is a real film of the size and length that were asked for", async () => {
  const { video } = await generate({ duration: 3, aspectRatio: "9:16" }, { resolution: "720p" });
  expect(video.mediaType).toBe("video/mp4");
  expect(await decodeMP4(video.uint8Array)).toMatchObject({
    width: 720,
    height: 1280,
    seconds: 3,
  });
});

test("it is what a test says", async () => {
  const mock = llm.xai.videos(BYTES);
  server.use(mock);
  expect((await generate()).video.uint8Array).toEqual(BYTES);
  expect(mock.calls[0]).toMatchObject({ modelId: "grok-imagine-video", lastUserText: prompt });
  server.use(llm.xai.videos("https://example.com/a.mp4"));
  const id = await start();
  await ask(`/videos/${id}`);
  const { body } = await ask(`/videos/${id}`);
  expect(body["video"]).toMatchObject({ url: "https://example.com/a.mp4" });
  server.use(llm.xai.videos.retrieve({ status: "failed", error: { code: "e", message: "No." } }));
  await expect(generate()).rejects.toThrow("No.");
  server.use(llm.xai.videos(errors.contentFiltered()));
  await expect(generate()).rejects.toMatchObject({ statusCode: 403 });
});

test("another one is changed, or goes on", async () => {
  const videoUrl = "https://example.com/a.mp4";
  const edit = llm.xai.videos.edit(BYTES);
  const extend = llm.xai.videos.extend(BYTES);
  server.use(edit, extend);
  await generate({}, { mode: "edit-video", videoUrl });
  await generate({}, { mode: "extend-video", videoUrl });
  expect([edit.callCount, extend.callCount]).toEqual([1, 1]);
  expect(edit.calls[0]!.body).toMatchObject({ video: { url: videoUrl } });
});

test("one that nobody asked for is not there", async () => {
  const id = await start();
  server.resetHandlers();
  const { status, body } = await ask(`/videos/${id}`);
  expect([status, body["error"]]).toEqual([404, `Video generation request ${id} not found.`]);
});

test.for([
  [{ prompt: undefined }, "Missing required parameter: 'prompt'."],
  [{ model: undefined }, "Missing required parameter: 'model'."],
  [
    { duration: 16 },
    "Invalid 'duration': integer above maximum value. Expected a value <= 15, but got 16 instead.",
  ],
  [
    { duration: 0 },
    "Invalid 'duration': integer below minimum value. Expected a value >= 1, but got 0 instead.",
  ],
] as const)("%j is refused", async ([wrong, message]) => {
  const request = { model: "grok-imagine-video", prompt, ...wrong };
  const { status, body } = await ask("/videos/generations", request);
  expect(status).toBe(400);
  expect(body["error"]).toBe(message);
  for (const duration of [1, 15]) {
    const right = { ...request, ...RIGHT, duration };
    expect((await ask("/videos/generations", right)).status).toBe(200);
  }
});

const RIGHT = { model: "grok-imagine-video", prompt };
