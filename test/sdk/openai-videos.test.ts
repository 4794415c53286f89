import { decode as decodeJPEG } from "jpeg-js";
import OpenAI from "openai";
import { beforeAll, describe, expect, test } from "vitest";
import { errors, faults, llm } from "../../src/index.ts";
import { decodeMP4 } from "../support/decode-mp4.ts";
import { decodeWebP } from "../support/decode-webp.ts";
import { create, download, finish, prompt } from "../support/openai-videos.ts";
import { usePack } from "../support/server.ts";

const server = usePack();

let client: OpenAI;
beforeAll(() => void (client = new OpenAI({ apiKey: "test", maxRetries: 0 })));

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
    const { id, size, seconds } = await create(client, { size: "1792x1024", seconds: "8" });
    expect([size, seconds]).toEqual(["1792x1024", "8"]);
    const { bytes, contentType } = await download(client, id);
    expect(contentType).toBe("video/mp4");
    expect(await decodeMP4(bytes)).toMatchObject({ width: 1792, height: 1024, seconds: 8 });
  });

  test("has a thumbnail and a sheet of pictures", async () => {
    const { id } = await create(client);
    const thumbnail = await download(client, id, "thumbnail");
    expect(thumbnail.contentType).toBe("image/webp");
    expect(await decodeWebP(thumbnail.bytes)).toMatchObject({ width: 720, height: 1280 });
    const sheet = await download(client, id, "spritesheet");
    expect(sheet.contentType).toBe("image/jpeg");
    expect(decodeJPEG(sheet.bytes)).toMatchObject({ width: 720, height: 1280 });
    expect((await download(client, id, "video")).contentType).toBe("video/mp4");
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
    const { id } = await create(client);
    expect((await download(client, id)).bytes).toEqual(bytes);
    server.use(llm.openai.videos.downloadContent({ data: bytes, mediaType: "video/webm" }));
    expect(await download(client, id)).toEqual({ bytes, contentType: "video/webm" });
    server.use(llm.openai.videos({ id: "video_mine", seconds: "1" }));
    expect(await create(client)).toMatchObject({ id: "video_mine", seconds: "1", prompt });
    const error = { code: "moderation_blocked", message: "No." };
    server.use(llm.openai.videos.retrieve({ status: "failed", error }));
    expect(await finish(client, "video_mine")).toMatchObject({ status: "failed", error });
  });

  test("fails as a test says", async () => {
    server.use(llm.openai.videos(errors.insufficientQuota()));
    await expect(create(client)).rejects.toBeInstanceOf(OpenAI.RateLimitError);
    server.use(llm.openai.videos(faults.networkError()));
    await expect(create(client)).rejects.toBeInstanceOf(OpenAI.APIConnectionError);
    server.use(llm.openai.videos("https://example.com/a.mp4"));
    await expect(create(client)).rejects.toThrow("Reply with the video's bytes");
    server.use(llm.openai.videos({ data: "AQID", width: 1 } as never));
    await expect(create(client)).rejects.toThrow('a video has no "width"');
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
