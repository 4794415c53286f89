import OpenAI from "openai";
import { beforeAll, describe, expect, test } from "vitest";
import { decodeMP4 } from "../support/decode-mp4.ts";
import { create, download, finish, prompt } from "../support/openai-videos.ts";
import {
  emptyText,
  missing,
  type Refusal,
  refusalOf,
  tooLong,
  unsupported,
  wrongType,
} from "../support/openai-refusals.ts";
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

  /** As JSON, which can say more than a form. */
  const post = (path: string, body: object): Promise<Refusal | undefined> =>
    refusalOf(client.post(path, { body: { prompt, ...body } }));

  const SIZES = "'720x1280', '1280x720', '1024x1792', and '1792x1024'";
  const A_FILE = "one of a file or object";

  test.for<[wrong: object, refusal: Refusal, right: object]>([
    [{ prompt: undefined }, missing("prompt"), { prompt: "a" }],
    [{ prompt: null }, missing("prompt"), {}],
    [{ prompt: "" }, emptyText("prompt"), { model: null }],
    [{ prompt: 7 }, wrongType("prompt", "a string", "an integer"), {}],
    [
      { prompt: "a".repeat(32_001) },
      tooLong("prompt", "string", { maximum: 32_000, length: 32_001 }),
      { prompt: "a".repeat(32_000) },
    ],
    [{ model: 7 }, wrongType("model", "a string", "an integer"), { model: "sora-3" }],
    [
      { seconds: 8 },
      wrongType("seconds", "one of '4', '8', or '12'", "an integer"),
      { seconds: "8" },
    ],
    [{ seconds: "5" }, unsupported("seconds", "5", "'4', '8', and '12'"), { seconds: "12" }],
    [{ size: "720x720" }, unsupported("size", "720x720", SIZES), { size: "1024x1792" }],
    [
      { input_reference: "https://a.b/c.png" },
      wrongType("input_reference", "a file", "a string"),
      { input_reference: { file_id: "a" } },
    ],
  ])("%o is refused, and %o is not", async ([wrong, refusal, right]) => {
    expect(await post("/videos", wrong)).toEqual(refusal);
    expect(await post("/videos", right)).toBeUndefined();
  });

  test.for<[path: string, wrong: object, refusal: Refusal]>([
    ["extensions", { video: undefined, seconds: "4" }, missing("video")],
    ["extensions", { video: {}, seconds: "4" }, missing("video.id")],
    ["extensions", { video: "a", seconds: "4" }, wrongType("video", A_FILE, "a string")],
    ["extensions", { seconds: undefined }, missing("seconds")],
    ["extensions", { seconds: "6" }, unsupported("seconds", "6", "'4', '8', '12', '16', and '20'")],
    ["extensions", { prompt: "", seconds: "4" }, emptyText("prompt")],
    ["extensions", { prompt: undefined, seconds: "4" }, missing("prompt")],
    ["edits", { video: undefined }, missing("video")],
    ["edits", { video: 7 }, wrongType("video", A_FILE, "an integer")],
    ["edits", { prompt: undefined }, missing("prompt")],
    ["edits", { prompt: "" }, emptyText("prompt")],
    ["remix", { prompt: undefined }, missing("prompt")],
    ["remix", { prompt: "" }, emptyText("prompt")],
  ])("%s with %o are refused, and with what they need are not", async ([name, wrong, refusal]) => {
    const { id } = await create(client);
    const path = name === "remix" ? `/videos/${id}/remix` : `/videos/${name}`;
    expect(await post(path, { video: { id }, ...wrong })).toEqual(refusal);
    expect(await post(path, { video: { id }, seconds: "20" })).toBeUndefined();
  });
});
