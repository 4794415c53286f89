import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createGoogleGenerativeAI } from "@ai-sdk/google";
import { ApiError, GenerateVideosOperation, type Video } from "@google/genai";
import { experimental_generateVideo as generateVideo } from "ai";
import { describe, expect, test } from "vitest";
import { errors, llm } from "../../src/index.ts";
import { decodeMP4 } from "../support/decode-mp4.ts";
import { finish, refusal } from "../support/google-videos.ts";
import { usePack } from "../support/server.ts";
import { ai } from "./gemini-client.ts";

const server = usePack();

const model = "veo-3.1-lite-generate-preview";
const prompt = "a calm ocean wave at sunset";
const BYTES = Uint8Array.from([1, 2, 3]);

const HOST = "https://generativelanguage.googleapis.com";

/** Its newest SDK begins no videos at the Gemini API, and looks after them all the same. */
async function start(parameters: object = {}): Promise<GenerateVideosOperation> {
  const response = await fetch(`${HOST}/v1beta/models/${model}:predictLongRunning`, {
    method: "POST",
    body: JSON.stringify({ instances: [{ prompt }], parameters }),
  });
  const text = await response.text();
  if (!response.ok) throw new ApiError({ message: text, status: response.status });
  return Object.assign(new GenerateVideosOperation(), JSON.parse(text));
}

/** What the SDK writes to a disk. */
async function download(video: Video): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), "msw-llm-"));
  try {
    const downloadPath = join(folder, "video.mp4");
    await ai.files.download({ file: video, downloadPath });
    return new Uint8Array(await readFile(downloadPath));
  } finally {
    await rm(folder, { recursive: true });
  }
}

describe("Gemini's videos", () => {
  test("are an operation, which is done at the second look", async () => {
    const started = await start();
    const name = expect.stringMatching(`^models/${model}/operations/[a-z0-9]{12}$`);
    expect(started).toMatchObject({ name });
    expect(Object.keys(started)).toEqual(["name"]);
    const looked = await ai.operations.getVideosOperation({ operation: started });
    expect(looked.name).toBe(started.name);
    expect(looked.done).toBeUndefined();
    const done = await ai.operations.getVideosOperation({ operation: looked });
    expect(done).toMatchObject({ done: true, name: started.name });
    expect(await ai.operations.getVideosOperation({ operation: done })).toEqual(done);
  });

  test("are real films, which can be downloaded", async () => {
    const started = await start({
      aspectRatio: "9:16",
      resolution: "1080p",
      durationSeconds: 4,
    });
    const { response } = await finish(ai, started);
    const { video } = response!.generatedVideos![0]!;
    expect(video!.uri).toMatch(/\/v1(beta)?\/files\/[a-z0-9]{12}:download\?alt=media$/);
    expect(await decodeMP4(await download(video!))).toMatchObject({
      width: 1080,
      height: 1920,
      seconds: 4,
    });
    const { page } = await ai.files.list();
    expect(page).toMatchObject([{ mimeType: "video/mp4", source: "GENERATED" }]);
  });

  test("are as many as were asked for, and what a test says", async () => {
    const other = "https://example.com/other.mp4";
    server.use(llm.gemini.generateVideos([BYTES, other]));
    const { response } = await finish(ai, await start({ sampleCount: 2 }));
    const [first, second] = response!.generatedVideos!;
    expect(await download(first!.video!)).toEqual(BYTES);
    expect(second!.video).toEqual({ uri: other });
    expect(await refusal(start())).toMatchObject({
      status: 400,
      message: expect.stringContaining("asks for 1 videos and the reply has 2"),
    });
    server.use(llm.gemini.generateVideos("a text"));
    expect(await refusal(start())).toMatchObject({
      message: expect.stringContaining("the reply is no video"),
    });
  });

  test("are seen by the spy with their words", async () => {
    const mock = llm.gemini.generateVideos();
    server.use(mock);
    await start({ negativePrompt: "rain" });
    expect(mock.calls[0]).toMatchObject({ modelId: model, lastUserText: prompt });
    expect(mock.calls[0]!.body).toMatchObject({ parameters: { negativePrompt: "rain" } });
  });

  test("fail as a test says", async () => {
    server.use(llm.gemini.generateVideos(errors.rateLimit()));
    expect(await refusal(start())).toMatchObject({ status: 429 });
    server.resetHandlers();
    const error = { code: 13, message: "Video generation failed." };
    server.use(llm.gemini.generateVideos.getOperation({ done: true, error }, { once: true }));
    const failed = await finish(ai, await start());
    expect(failed).toMatchObject({ done: true, error });
    const filtered = { raiMediaFilteredCount: 1, raiMediaFilteredReasons: ["No."] };
    const response = { generateVideoResponse: filtered };
    server.use(llm.gemini.generateVideos.getOperation({ done: true, response }));
    const blocked = await finish(ai, await start());
    expect(blocked.response).toEqual(filtered);
  });

  test("are refused where they are too long, or of nothing", async () => {
    const words =
      "The number value for `durationSeconds` is out of bound. Please provide a value between 4 and 8, inclusive.";
    for (const seconds of [3, 9]) {
      expect(await refusal(start({ durationSeconds: seconds }))).toMatchObject({
        status: 400,
        message: expect.stringContaining(words),
      });
    }
    expect((await start({ durationSeconds: 8 })).name).toContain("operations/");
    const url = `${HOST}/v1beta/models/${model}:predictLongRunning`;
    const empty = await fetch(url, { method: "POST", body: '{"instances":[]}' });
    expect(await empty.json()).toMatchObject({ error: { code: 400, message: "Empty instances." } });
  });

  test("are not there where nobody asked for them", async () => {
    const operation = await start();
    server.resetHandlers();
    expect(await refusal(ai.operations.getVideosOperation({ operation }))).toMatchObject({
      status: 404,
      code: "NOT_FOUND",
    });
  });

  test("come to the AI SDK too", async () => {
    server.use(llm.gemini.generateVideos(BYTES));
    const google = createGoogleGenerativeAI({ apiKey: "test" });
    const { video } = await generateVideo({
      model: google.video(model),
      prompt,
      poll: { intervalMs: 1 },
    });
    expect(video.uint8Array).toEqual(BYTES);
  });
});
