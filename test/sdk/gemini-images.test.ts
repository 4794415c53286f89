import { createGoogle } from "@ai-sdk/google";
import { generateImage } from "ai";
import { decode as decodePNG } from "fast-png";
import { expect, test } from "vitest";
import { faults, file, llm } from "../../src/index.ts";
import { collect } from "../support/collect.ts";
import { usePack } from "../support/server.ts";
import { ai } from "./gemini-client.ts";

const server = usePack();
const BYTES = Uint8Array.from({ length: 300 }, (_, index) => index % 251);
const BASE64 = Buffer.from(BYTES).toString("base64");

const IMAGE = "gemini-2.5-flash-image";

test("a picture where the request asks for one, in its shape", async () => {
  const config = { responseModalities: ["IMAGE"], imageConfig: { aspectRatio: "16:9" } };
  const request = { model: IMAGE, contents: "a cat", config };
  const { candidates, data } = await ai.models.generateContent(request);
  const parts = candidates![0]!.content!.parts!;
  expect(parts.map(({ inlineData }) => inlineData?.mimeType)).toEqual(["image/png"]);
  expect(decodePNG(Buffer.from(data!, "base64"))).toMatchObject({ width: 1024, height: 576 });
  const [chunk] = await collect(await ai.models.generateContentStream(request));
  expect(chunk!.data).toBe(data);
});

test("a text and a picture, where both are asked for, or the model makes pictures", async () => {
  const config = { responseModalities: ["TEXT", "IMAGE"] };
  for (const request of [{ model: "gemini-2.0-flash", config }, { model: IMAGE }]) {
    const { candidates } = await ai.models.generateContent({ ...request, contents: "a cat" });
    expect(candidates![0]!.content!.parts).toMatchObject([
      { text: "This is a mock picture" },
      { inlineData: { mimeType: "image/png" } },
    ]);
  }
});

test("speech, as raw samples", async () => {
  const { candidates } = await ai.models.generateContent({
    model: "gemini-2.5-flash-preview-tts",
    contents: "Say hello",
    config: { responseModalities: ["AUDIO"] },
  });
  const { inlineData } = candidates![0]!.content!.parts![0]!;
  expect(inlineData!.mimeType).toBe("audio/L16;codec=pcm;rate=24000");
  expect(Buffer.from(inlineData!.data!, "base64")).toHaveLength(24_000);
});

test("a picture of the test's own, and a text where none may be", async () => {
  const config = { responseModalities: ["IMAGE"] };
  const ask = () => ai.models.generateContent({ model: IMAGE, contents: "a cat", config });
  server.use(llm.gemini.generateContent(file({ mediaType: "image/png", data: BYTES })));
  expect((await ask()).data).toBe(BASE64);
  server.use(llm.gemini.generateContent("a cat"));
  await expect(ask()).rejects.toThrow("the request asks for IMAGE alone, and the reply is a text");
});

test("a stream that breaks off before its picture", async () => {
  const config = { responseModalities: ["IMAGE"] };
  server.use(llm.gemini.generateContent(faults.truncate()));
  const request = { model: IMAGE, contents: "a cat", config };
  const chunks = await collect(await ai.models.generateContentStream(request));
  expect(chunks.some(({ candidates }) => candidates?.[0]?.finishReason)).toBe(false);
});

const PREDICT =
  "https://generativelanguage.googleapis.com/v1beta/models/imagen-4.0-generate-001:predict";

/** The SDK asks Vertex AI alone for Imagen's pictures. */
test("Imagen, as clients without the SDK ask for it", async () => {
  server.use(llm.gemini.generateImages(BYTES));
  const body = JSON.stringify({ instances: [{ prompt: "a cat" }], parameters: { sampleCount: 2 } });
  const response = await fetch(PREDICT, { method: "POST", body });
  const prediction = { mimeType: "image/png", bytesBase64Encoded: BASE64 };
  expect(await response.json()).toEqual({ predictions: [prediction, prediction] });
});

test("Imagen: no instances are refused, and other models go unanswered", async () => {
  const url = "https://generativelanguage.googleapis.com/v1beta/models";
  const post = (model: string) =>
    fetch(`${url}/${model}:predict`, { method: "POST", body: '{"instances":[]}' });
  const refused = await post("imagen-4.0-generate-001");
  expect([refused.status, await refused.json()]).toMatchObject([
    400,
    { error: { message: "Empty instances.", status: "INVALID_ARGUMENT" } },
  ]);
  expect(await (await post("gemini-3")).text()).toContain("msw-llm:");
});

test("the AI SDK makes pictures", async () => {
  const google = createGoogle({ apiKey: "test" });
  const { image } = await generateImage({ model: google.image(IMAGE), prompt: "a cat" });
  expect(image.mediaType).toBe("image/png");
  expect(decodePNG(image.uint8Array).width).toBe(1024);
});
