import { decode as decodeJPEG } from "jpeg-js";
import OpenAI from "openai";
import { beforeAll, describe, expect, test } from "vitest";
import { errors, faults, llm } from "../../src/index.ts";
import { decodeMP4 } from "../support/decode-mp4.ts";
import { decodeWebP } from "../support/decode-webp.ts";
import { usePack } from "../support/server.ts";

const server = usePack();

let client: OpenAI;
beforeAll(() => void (client = new OpenAI({ apiKey: "test", maxRetries: 0 })));

const prompt = "A calm ocean wave at sunset";

/** What an app does: it looks until the video is done. */
async function finish(id: string): Promise<OpenAI.Video> {
  for (let look = 0; look < 10; look++) {
    const video = await client.videos.retrieve(id);
    if (["completed", "failed"].includes(video.status)) return video;
  }
  throw new Error("The video is never done.");
}

async function create(params: Partial<OpenAI.VideoCreateParams> = {}): Promise<OpenAI.Video> {
  const { id } = await client.videos.create({ prompt, ...params });
  return finish(id);
}

async function download(id: string, variant?: "thumbnail" | "spritesheet" | "video") {
  const response = await client.videos.downloadContent(id, variant && { variant });
  const bytes = new Uint8Array(await response.arrayBuffer());
  return { bytes, contentType: response.headers.get("content-type") };
}

describe("a video", () => {
  test("is queued, made and done, a state each time that it is looked at", async () => {
    const video = await client.videos.create({ prompt });
    expect(video).toEqual({
      id: expect.stringMatching(/^video_[0-9a-f]{32}$/),
      object: "video",
      created_at: expect.any(Number),
      status: "queued",
      completed_at: null,
      error: null,
      expires_at: null,
      model: "sora-2",
      progress: 0,
      prompt,
      remixed_from_video_id: null,
      seconds: "4",
      size: "720x1280",
    });
    const { id } = video;
    expect(await client.videos.retrieve(id)).toMatchObject({ status: "in_progress", progress: 50 });
    const done = await client.videos.retrieve(id);
    expect(done).toMatchObject({ status: "completed", progress: 100 });
    expect(done.expires_at! - done.completed_at!).toBe(24 * 60 * 60);
    expect(await client.videos.retrieve(id)).toEqual(done);
  });

  test("is a real film of the size and length that were asked for", async () => {
    const { id, size, seconds } = await create({ size: "1792x1024", seconds: "8" });
    expect([size, seconds]).toEqual(["1792x1024", "8"]);
    const { bytes, contentType } = await download(id);
    expect(contentType).toBe("video/mp4");
    expect(await decodeMP4(bytes)).toMatchObject({ width: 1792, height: 1024, seconds: 8 });
  });

  test("has a thumbnail and a sheet of pictures", async () => {
    const { id } = await create();
    const thumbnail = await download(id, "thumbnail");
    expect(thumbnail.contentType).toBe("image/webp");
    expect(await decodeWebP(thumbnail.bytes)).toMatchObject({ width: 720, height: 1280 });
    const sheet = await download(id, "spritesheet");
    expect(sheet.contentType).toBe("image/jpeg");
    expect(decodeJPEG(sheet.bytes)).toMatchObject({ width: 720, height: 1280 });
    expect((await download(id, "video")).contentType).toBe("video/mp4");
  });

  test("is seen by the spy with its words, and with a picture's bytes", async () => {
    const mock = llm.openai.videos();
    server.use(mock);
    const picture = new File(["a picture"], "a.png", { type: "image/png" });
    await client.videos.create({ prompt, model: "sora-2-pro", input_reference: picture });
    expect(mock.calls[0]).toMatchObject({
      modelId: "sora-2-pro",
      lastUserText: prompt,
      body: { input_reference: { filename: "a.png", size: 9, mediaType: "image/png" } },
    });
    await client.videos.create({ prompt, input_reference: { file_id: "file-a" } });
    expect(mock.calls[1]!.body).toMatchObject({ input_reference: { file_id: "file-a" } });
  });

  test("is asked for in JSON too", async () => {
    const body = JSON.stringify({ prompt, seconds: "12" });
    const headers = { "content-type": "application/json" };
    const response = await fetch("https://api.openai.com/v1/videos", {
      method: "POST",
      headers,
      body,
    });
    expect(await response.json()).toMatchObject({ status: "queued", seconds: "12" });
  });

  test("is what a test says it is", async () => {
    const bytes = Uint8Array.from([1, 2, 3]);
    server.use(llm.openai.videos(bytes));
    const { id } = await create();
    expect((await download(id)).bytes).toEqual(bytes);
    server.use(llm.openai.videos.downloadContent({ data: bytes, mediaType: "video/webm" }));
    expect(await download(id)).toEqual({ bytes, contentType: "video/webm" });
    server.use(llm.openai.videos({ id: "video_mine", seconds: "1" }));
    expect(await create()).toMatchObject({ id: "video_mine", seconds: "1", prompt });
    const error = { code: "moderation_blocked", message: "No." };
    server.use(llm.openai.videos.retrieve({ status: "failed", error }));
    expect(await finish("video_mine")).toMatchObject({ status: "failed", error });
  });

  test("fails as a test says", async () => {
    server.use(llm.openai.videos(errors.insufficientQuota()));
    await expect(create()).rejects.toBeInstanceOf(OpenAI.RateLimitError);
    server.use(llm.openai.videos(faults.networkError()));
    await expect(create()).rejects.toBeInstanceOf(OpenAI.APIConnectionError);
    server.use(llm.openai.videos("https://example.com/a.mp4"));
    await expect(create()).rejects.toThrow("Reply with the video's bytes");
    server.use(llm.openai.videos({ data: "AQID", width: 1 } as never));
    await expect(create()).rejects.toThrow('a video has no "width"');
  });

  test("is listed, the newest first, in pages, and deleted", async () => {
    const made: string[] = [];
    for (let count = 0; count < 3; count++) {
      made.push((await client.videos.create({ prompt })).id);
    }
    const list = async (query: OpenAI.VideoListParams): Promise<string[]> => {
      const ids: string[] = [];
      for await (const { id } of client.videos.list(query)) ids.push(id);
      return ids;
    };
    expect(await list({ limit: 2 })).toEqual(made.toReversed());
    expect(await list({ limit: 1, order: "asc" })).toEqual(made);
    const [id = ""] = made;
    expect(await client.videos.delete(id)).toEqual({ id, object: "video.deleted", deleted: true });
    expect(await list({})).toEqual(made.slice(1).toReversed());
    server.resetHandlers();
    expect(await list({})).toEqual([]);
  });
});

describe("a video that is made from another one", () => {
  test("has its size and length, and tells where it is from", async () => {
    const { id } = await create({ size: "1280x720", seconds: "8", model: "sora-2-pro" });
    const remix = await client.videos.remix(id, { prompt: "At night" });
    expect(remix).toMatchObject({
      status: "queued",
      model: "sora-2-pro",
      size: "1280x720",
      seconds: "8",
      prompt: "At night",
      remixed_from_video_id: id,
    });
    expect(remix.id).not.toBe(id);
    const { bytes } = await finish(remix.id).then(() => download(remix.id));
    expect(await decodeMP4(bytes)).toMatchObject({ width: 1280, seconds: 8 });
  });

  test("is changed, or goes on", async () => {
    const { id } = await create({ seconds: "8" });
    const video = { id };
    const edited = await client.videos.edit({ prompt: "Warmer", video });
    expect(edited).toMatchObject({ seconds: "8", remixed_from_video_id: null });
    const longer = await client.videos.extend({ prompt: "It goes on", seconds: "4", video });
    expect(longer.seconds).toBe("12");
    const file = new File(["a film"], "a.mp4", { type: "video/mp4" });
    const own = await client.videos.extend({ prompt: "It goes on", seconds: "8", video: file });
    expect(own.seconds).toBe("8");
  });

  test("has characters from a film", async () => {
    const video = new File(["a film"], "a.mp4", { type: "video/mp4" });
    const character = await client.videos.createCharacter({ name: "Ada", video });
    expect(character).toMatchObject({ id: expect.stringMatching(/^char_/), name: "Ada" });
    expect(await client.videos.getCharacter(character.id!)).toEqual(character);
    await expect(client.videos.getCharacter("char_a")).rejects.toThrow("404 Character with id");
    const noFilm = client.videos.createCharacter({ name: "Ada" } as never);
    await expect(noFilm).rejects.toMatchObject({ param: "video" });
  });
});

describe("a request that is refused", () => {
  test.for([
    ["retrieve", () => client.videos.retrieve("video_a")],
    ["delete", () => client.videos.delete("video_a")],
    ["downloadContent", () => client.videos.downloadContent("video_a")],
    ["remix", () => client.videos.remix("video_a", { prompt })],
    ["edit", () => client.videos.edit({ prompt, video: { id: "video_a" } })],
  ] as const)("%s of a video that is not there", async ([_, ask]) => {
    await expect(ask()).rejects.toMatchObject({
      status: 404,
      message: "404 Video with id 'video_a' not found.",
    });
  });

  test("is for what is not done yet", async () => {
    const { id } = await client.videos.create({ prompt });
    for (const ask of [
      () => client.videos.downloadContent(id),
      () => client.videos.remix(id, { prompt }),
    ]) {
      await expect(ask()).rejects.toThrow("400 Video is not ready yet");
    }
    await finish(id);
    expect((await client.videos.remix(id, { prompt })).status).toBe("queued");
  });

  test("is for a variant that is none", async () => {
    const { id } = await create();
    const other = client.videos.downloadContent(id, { variant: "audio" as "video" });
    await expect(other).rejects.toMatchObject({ code: "invalid_value", param: "variant" });
  });

  async function post(body: object): Promise<unknown> {
    const response = await fetch("https://api.openai.com/v1/videos", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ prompt, ...body }),
    });
    return ((await response.json()) as { error?: { code: string; message: string } }).error;
  }

  test.for([
    [{ prompt: undefined }, "missing_required_parameter", { prompt: "a" }],
    [{ prompt: "" }, "empty_string", { prompt: "a" }],
    [{ seconds: 8 }, "invalid_type", { seconds: "8" }],
    [{ seconds: "5" }, "invalid_value", { seconds: "12" }],
    [{ size: "720x720" }, "invalid_value", { size: "1024x1792" }],
    [
      { input_reference: "https://a.b/c.png" },
      "invalid_type",
      { input_reference: { file_id: "a" } },
    ],
  ] as const)("%j is refused, and %j is not", async ([wrong, code, right]) => {
    expect(await post(wrong)).toMatchObject({ code });
    expect(await post(right)).toBeNull();
  });

  test("has more words than OpenAI reads", async () => {
    expect(await post({ prompt: "a".repeat(32_001) })).toMatchObject({
      code: "string_above_max_length",
    });
    expect(await post({ prompt: "a".repeat(32_000) })).toBeNull();
  });

  test("is told of in OpenAI's words", async () => {
    expect(await post({ seconds: 8 })).toMatchObject({
      message:
        "Invalid type for 'seconds': expected one of '4', '8', or '12', but got an integer instead.",
    });
    expect(await post({ input_reference: "a" })).toMatchObject({
      message: "Invalid type for 'input_reference': expected a file, but got a string instead.",
    });
  });

  test.for([
    [{ seconds: "4" }, "video"],
    [{ video: {}, seconds: "4" }, "video.id"],
    [{ video: "video_a", seconds: "4" }, "video"],
    [{ video: { id: "video_a" } }, "seconds"],
    [{ video: { id: "video_a" }, seconds: "6" }, "seconds"],
  ] as const)("%j is no extension", async ([body, param]) => {
    const asked = client.post("/videos/extensions", { body: { prompt, ...body } });
    await expect(asked).rejects.toMatchObject({ status: 400, param });
  });
});
