import { createOpenAI } from "@ai-sdk/openai";
import { generateImage } from "ai";
import { decode as decodePNG } from "fast-png";
import OpenAI, { toFile } from "openai";
import { beforeAll, describe, expect, test } from "vitest";
import { llm } from "../../src/index.ts";
import { collect } from "../support/collect.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
let client: OpenAI;
beforeAll(() => void (client = new OpenAI({ apiKey: "test", maxRetries: 0 })));

const MODEL = "gpt-image-1.5";
const BYTES = Uint8Array.from({ length: 5000 }, (_, index) => index % 251);
const BASE64 = Buffer.from(BYTES).toString("base64");

function png(name = "a.png"): Promise<File> {
  return toFile(BYTES, name, { type: "image/png" });
}

describe("images.edit", () => {
  test("a form: its files are seen with their names and sizes, and counted", async () => {
    const handler = llm.openai.images.edit(BYTES);
    server.use(handler);
    const { data, usage } = await client.images.edit({
      model: MODEL,
      image: [await png("a.png"), await png("b.png")],
      mask: await png("mask.png"),
      prompt: "turn it green",
      n: 2,
      size: "1024x1536",
    });
    expect(data).toEqual([{ b64_json: BASE64 }, { b64_json: BASE64 }]);
    expect(usage!.input_tokens_details.image_tokens).toBe(2 * 323);
    expect(handler.calls[0]).toMatchObject({
      modelId: MODEL,
      lastUserText: "turn it green",
      n: 2,
      size: { width: 1024, height: 1536 },
      body: {
        image: [
          { filename: "a.png", mediaType: "image/png", size: 5000 },
          { filename: "b.png", size: 5000 },
        ],
        mask: { filename: "mask.png" },
        n: "2",
      },
    });
  });

  test("a form that asks for a stream", async () => {
    server.use(llm.openai.images.edit(BYTES));
    const stream = await client.images.edit({
      model: MODEL,
      image: await png(),
      prompt: "turn it green",
      stream: true,
      partial_images: 1,
    });
    const events = await collect(stream);
    expect(events.map(({ type }) => type)).toEqual([
      "image_edit.partial_image",
      "image_edit.completed",
    ]);
  });

  test("JSON with the URLs of images", async () => {
    server.use(llm.openai.images.edit(BYTES));
    const images = [{ image_url: "https://images.example/a.png" }, { file_id: "file-1" }];
    const body = { model: MODEL, prompt: "turn it green", images };
    const answer = await client.post<OpenAI.ImagesResponse>("/images/edits", { body });
    expect(answer.data).toEqual([{ b64_json: BASE64 }]);
    expect(answer.usage!.input_tokens_details.image_tokens).toBe(2 * 323);
  });

  test("refuses what OpenAI refuses", async () => {
    const prompt = "turn it green";
    const untyped = await toFile(BYTES, "a.bin");
    await expect(
      client.images.edit({ model: MODEL, image: untyped, prompt }),
    ).rejects.toMatchObject({
      status: 400,
      code: "unsupported_file_mimetype",
      message:
        "400 Invalid file 'image': unsupported mimetype ('application/octet-stream'). Supported file formats are 'image/jpeg', 'image/png', and 'image/webp'.",
    });
    const list = client.images.edit({ model: MODEL, image: [await png(), untyped], prompt });
    await expect(list).rejects.toMatchObject({ param: "image[1]" });
    const text = client.images.edit({ model: MODEL, image: "a.png" as never, prompt });
    await expect(text).rejects.toThrow(
      "Invalid type for 'image': expected one of an array of files or file, but got a string instead.",
    );
    const jpeg = await toFile(BYTES, "a.jpg", { type: "image/jpeg" });
    await expect(client.images.edit({ model: "dall-e-2", image: jpeg, prompt })).rejects.toThrow(
      "('image/jpeg'). Supported file formats are 'image/png'.",
    );
    const without = client.post("/images/edits", { body: { model: MODEL, prompt } });
    await expect(without).rejects.toMatchObject({ code: "missing_required_parameter" });
    const empty = client.post("/images/edits", { body: { model: MODEL, prompt, images: [] } });
    await expect(empty).rejects.toMatchObject({ code: "empty_array", param: "images" });
    const none = client.post("/images/edits", { body: { model: MODEL, prompt, image: [] } });
    await expect(none).rejects.toMatchObject({ code: "empty_array", param: "image" });
    const blank = client.images.edit({ model: MODEL, image: await png() } as never);
    await expect(blank).rejects.toMatchObject({ param: "prompt" });
  });
});

test("a variation is of a PNG alone", async () => {
  const image = await toFile(BYTES, "a.jpg", { type: "image/jpeg" });
  await expect(client.images.createVariation({ image })).rejects.toMatchObject({
    status: 400,
    param: "image",
    message:
      "400 Invalid file 'image': unsupported mimetype ('image/jpeg'). Supported file formats are 'image/png'.",
  });
  server.use(llm.openai.images.edit(BYTES));
  const edited = client.images.edit({ model: MODEL, image, prompt: "turn it green" });
  expect(await edited).toHaveProperty("data");
});

test("a file of no type at all is refused as bytes of any kind", async () => {
  const part = (name: string, rest: string): string =>
    `--x\r\nContent-Disposition: form-data; name="${name}"${rest}\r\n`;
  const body = [
    part("prompt", "\r\n\r\nturn it green"),
    part("model", `\r\n\r\n${MODEL}`),
    part("image", '; filename="a.png"\r\nContent-Type: \r\n\r\nbytes'),
    "--x--\r\n",
  ].join("");
  const headers = { "content-type": "multipart/form-data; boundary=x" };
  const url = "https://api.openai.com/v1/images/edits";
  const response = await fetch(url, { method: "POST", headers, body });
  expect(await response.json()).toMatchObject({
    error: { message: expect.stringContaining("mimetype ('application/octet-stream')") },
  });
});

test("images.createVariation: a form, and URLs by default", async () => {
  const handler = llm.openai.images.createVariation();
  server.use(handler);
  const { data } = await client.images.createVariation({
    image: await png(),
    n: 2,
    size: "256x256",
  });
  expect(data).toHaveLength(2);
  expect(decodePNG(Buffer.from(data![0]!.url!.split(",")[1]!, "base64")).width).toBe(256);
  expect(handler.calls[0]?.body).toMatchObject({ image: { filename: "a.png", size: 5000 } });
});

test("the AI SDK makes images, and edits them", async () => {
  const openai = createOpenAI({ apiKey: "test" });
  const { images } = await generateImage({ model: openai.image(MODEL), prompt: "a cat", n: 2 });
  expect(images.map(({ mediaType }) => mediaType)).toEqual(["image/png", "image/png"]);
  expect(decodePNG(images[1]!.uint8Array).width).toBe(1024);
  server.use(llm.openai.images.edit(BYTES));
  const { image } = await generateImage({
    model: openai.image(MODEL),
    prompt: { text: "turn it green", images: [images[0]!.uint8Array] },
  });
  expect(image.base64).toBe(BASE64);
});
