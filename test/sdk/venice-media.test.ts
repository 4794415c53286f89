import OpenAI from "openai";
import { beforeAll, expect, test } from "vitest";
import { errors, llm } from "../../src/index.ts";
import { createSilence } from "../../src/media/silence.ts";
import { decodeWebP } from "../support/decode-webp.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
const V1 = "https://api.venice.ai/api/v1";
let client: OpenAI;
beforeAll(() => void (client = new OpenAI({ apiKey: "test", baseURL: V1, maxRetries: 0 })));

const PARAMS = { model: "venice-sd35", prompt: "A lighthouse" };
const BYTES = Uint8Array.from({ length: 300 }, (_, index) => index % 251);

function draw(body: object): Promise<Response> {
  return fetch(`${V1}/image/generate`, { method: "POST", body: JSON.stringify(body) });
}

test("pictures: a WebP in the size asked for, and the request told back", async () => {
  const answer = (await (await draw({ ...PARAMS, width: 64, height: 32, seed: 1 })).json()) as {
    images: string[];
  };
  expect(answer).toMatchObject({
    id: expect.stringMatching(/^generate-image-\d+$/) as unknown,
    request: { success: true, data: { ...PARAMS, seed: 1, format: "webp" } },
    timing: { total: expect.any(Number) as unknown },
  });
  const picture = await decodeWebP(Buffer.from(answer.images[0]!, "base64"));
  expect(picture).toMatchObject({ width: 64, height: 32 });
});

test("pictures: variants, bytes alone, and errors", async () => {
  server.use(llm.venice.images(BYTES));
  const { images } = (await (await draw({ ...PARAMS, variants: 2 })).json()) as {
    images: string[];
  };
  expect(images).toEqual(Array(2).fill(Buffer.from(BYTES).toString("base64")));
  const binary = await draw({ ...PARAMS, return_binary: true });
  expect(binary.headers.get("content-type")).toBe("image/png");
  expect(new Uint8Array(await binary.arrayBuffer())).toEqual(BYTES);
  expect((await draw({ model: PARAMS.model })).status).toBe(400);
  server.use(llm.venice.images(errors.insufficientQuota()));
  expect((await draw(PARAMS)).status).toBe(402);
});

test("speech: an MP3 without a voice", async () => {
  const request = { model: "tts-kokoro", input: "Hello" };
  const speech = await client.audio.speech.create(request as OpenAI.Audio.SpeechCreateParams);
  expect(new Uint8Array(await speech.arrayBuffer())).toEqual(createSilence("mp3"));
});
