import { createXai } from "@ai-sdk/xai";
import { generateImage } from "ai";
import { decode as decodeJPEG } from "jpeg-js";
import OpenAI from "openai";
import { beforeAll, expect, test } from "vitest";
import { errors, llm } from "../../src/index.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
let client: OpenAI;
beforeAll(() => {
  client = new OpenAI({ apiKey: "test", baseURL: "https://api.x.ai/v1", maxRetries: 0 });
});

const MODEL = "grok-imagine-image";
const BYTES = Uint8Array.from({ length: 300 }, (_, index) => index % 251);
const BASE64 = Buffer.from(BYTES).toString("base64");

test("URLs by default, each with its type, and what they cost", async () => {
  server.use(llm.xai.images("https://imgen.x.ai/a.jpeg"));
  const answer = await client.images.generate({ model: MODEL, prompt: "a cat", n: 2 });
  const image = { url: "https://imgen.x.ai/a.jpeg", mime_type: "image/png" };
  expect(answer).toMatchObject({
    data: [image, image],
    usage: { cost_in_usd_ticks: 1_400_000_000 },
  });
  expect(answer).not.toHaveProperty("created");
});

test("a JPEG in the shape that is asked for", async () => {
  const { data } = await client.images.generate({
    model: MODEL,
    prompt: "a cat",
    response_format: "b64_json",
    aspect_ratio: "2:1",
  } as OpenAI.ImageGenerateParamsNonStreaming);
  expect(data).toMatchObject([{ mime_type: "image/jpeg" }]);
  const bytes = Buffer.from(data![0]!.b64_json!, "base64");
  expect(decodeJPEG(bytes)).toMatchObject({ width: 1024, height: 512 });
});

test("edits, and errors in xAI's form", async () => {
  server.use(llm.xai.images.edit(BYTES));
  const images = [{ type: "image_url", url: "data:image/png;base64,AAAA" }];
  const body = { model: MODEL, prompt: "a", images, response_format: "b64_json" };
  const { data } = await client.post<OpenAI.ImagesResponse>("/images/edits", { body });
  expect(data).toEqual([{ b64_json: BASE64, mime_type: "image/png" }]);
  server.use(llm.xai.images(errors.contentFiltered()));
  await expect(client.images.generate({ model: MODEL, prompt: "a" })).rejects.toMatchObject({
    status: 403,
  });
  await expect(client.images.generate({ model: MODEL } as never)).rejects.toMatchObject({
    status: 400,
  });
});

test("the AI SDK makes images", async () => {
  server.use(llm.xai.images(BYTES));
  const model = createXai({ apiKey: "test" }).image(MODEL);
  const { image } = await generateImage({ model, prompt: "a cat" });
  expect(image.base64).toBe(BASE64);
});
