import { createAzure } from "@ai-sdk/azure";
import { generateImage } from "ai";
import OpenAI, { AzureOpenAI, toFile } from "openai";
import { beforeAll, expect, test } from "vitest";
import { errors, llm } from "../../src/index.ts";
import { createPicture } from "../../src/media/picture.ts";
import { createSilence } from "../../src/media/silence.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
const endpoint = "https://acme.openai.azure.com";
let client: AzureOpenAI;
const createClient = (deployment?: string): AzureOpenAI =>
  new AzureOpenAI({
    apiKey: "test",
    endpoint,
    apiVersion: "2025-04-01-preview",
    ...(deployment !== undefined && { deployment }),
    maxRetries: 0,
  });
beforeAll(() => void (client = createClient()));

const PNG = createPicture("image/png", { width: 8, height: 8, color: 0xff0000 });
const BASE64 = Buffer.from(PNG).toString("base64");
const WAV = createSilence("wav");

test("pictures of a deployment: its name tells what it answers with", async () => {
  const mock = llm.azureOpenAI.images(PNG);
  server.use(mock);
  const { data, usage } = await client.images.generate({ model: "gpt-image-1", prompt: "a cat" });
  expect(data).toEqual([{ b64_json: BASE64 }]);
  expect(usage!.total_tokens).toBeGreaterThan(0);
  const legacy = await createClient("Dalle3").images.generate({ prompt: "a cat" });
  expect(legacy.data).toEqual([{ url: `data:image/png;base64,${BASE64}` }]);
  expect(mock.calls.map(({ modelId, body }) => [modelId, body])).toEqual([
    ["gpt-image-1", { model: "gpt-image-1", prompt: "a cat" }],
    ["Dalle3", { prompt: "a cat" }],
  ]);
});

test("an edit, and a prompt that is filtered", async () => {
  server.use(llm.azureOpenAI.images.edit(PNG));
  const image = await toFile(PNG, "a.png", { type: "image/png" });
  // of an edit's form, the older SDK does not put the model into the path
  const own = createClient("gpt-image-1");
  const { data } = await own.images.edit({ model: "gpt-image-1", image, prompt: "a cat" });
  expect(data).toEqual([{ b64_json: BASE64 }]);
  server.use(llm.azureOpenAI.images(errors.contentFiltered()));
  await expect(
    client.images.generate({ model: "gpt-image-1", prompt: "a cat" }),
  ).rejects.toMatchObject({ status: 400, code: "content_filter" });
  await expect(client.images.generate({ model: "gpt-image-1" } as never)).rejects.toMatchObject({
    status: 400,
  });
});

test("speech, transcriptions and translations of deployments", async () => {
  const mock = llm.azureOpenAI.transcriptions("Hello, friend.");
  server.use(mock, llm.azureOpenAI.translations("Good day."));
  const file = await toFile(WAV, "speech.wav");
  const heard = await client.audio.transcriptions.create({ model: "whisper", file });
  expect(heard.text).toBe("Hello, friend.");
  expect(mock.calls[0]).toMatchObject({ modelId: "whisper" });
  const translated = await client.audio.translations.create({ model: "whisper", file });
  expect(translated.text).toBe("Good day.");
  const speech = await client.audio.speech.create({
    model: "tts",
    voice: "alloy",
    input: "Hi",
    response_format: "wav",
  });
  expect(new Uint8Array(await speech.arrayBuffer())).toEqual(WAV);
});

test("the v1 API, and the AI SDK", async () => {
  const v1 = new OpenAI({ apiKey: "test", baseURL: `${endpoint}/openai/v1`, maxRetries: 0 });
  server.use(llm.azureOpenAI.images(PNG));
  const { data } = await v1.images.generate({ model: "gpt-image-1", prompt: "a cat" });
  expect(data).toEqual([{ b64_json: BASE64 }]);
  const azure = createAzure({ apiKey: "test", resourceName: "acme" });
  const { image } = await generateImage({ model: azure.image("gpt-image-1"), prompt: "a cat" });
  expect(image.base64).toBe(BASE64);
});
