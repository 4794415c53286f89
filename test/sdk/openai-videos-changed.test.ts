import OpenAI from "openai";
import { beforeAll, describe, expect, test } from "vitest";
import { decodeMP4 } from "../support/decode-mp4.ts";
import { create, download, finish, prompt } from "../support/openai-videos.ts";
import { usePack } from "../support/server.ts";

usePack();

let client: OpenAI;
beforeAll(() => void (client = new OpenAI({ apiKey: "test", maxRetries: 0 })));

describe("a video that is made from another one", () => {
  test("has its size and length, and tells where it is from", async () => {
    const { id } = await create(client, { size: "1280x720", seconds: "8", model: "sora-2-pro" });
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
    const { bytes } = await finish(client, remix.id).then(() => download(client, remix.id));
    expect(await decodeMP4(bytes)).toMatchObject({ width: 1280, seconds: 8 });
  });

  test("is changed, or goes on", async () => {
    const { id } = await create(client, { seconds: "8" });
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
  ] as const)("%s of a video that is not there", async ([, ask]) => {
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
    await finish(client, id);
    expect((await client.videos.remix(id, { prompt })).status).toBe("queued");
  });

  test("is for a variant that is none", async () => {
    const { id } = await create(client);
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
