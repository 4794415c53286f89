import { GoogleGenAI, MaskReferenceImage, RawReferenceImage } from "@google/genai";
import { decode as decodeJPEG } from "jpeg-js";
import { expect, test } from "vitest";
import { errors, llm } from "../../src/index.ts";
import { createCredentials } from "../support/google-credentials.ts";
import { usePack } from "../support/server.ts";
import { toError } from "./gemini-client.ts";

const server = usePack();
const BYTES = Uint8Array.from({ length: 300 }, (_, index) => index % 251);
const BASE64 = Buffer.from(BYTES).toString("base64");
const ai = new GoogleGenAI({
  vertexai: true,
  project: "acme",
  location: "us-central1",
  googleAuthOptions: { credentials: createCredentials() },
});

test("Imagen: as many pictures as are asked for, in the type that is asked for", async () => {
  const mock = llm.vertex.generateImages();
  server.use(mock);
  const { generatedImages = [] } = await ai.models.generateImages({
    model: "imagen-4.0-generate-001",
    prompt: "a cat",
    config: { numberOfImages: 2, aspectRatio: "3:4", outputMimeType: "image/jpeg" },
  });
  expect(generatedImages.map(({ image }) => image?.mimeType)).toEqual(["image/jpeg", "image/jpeg"]);
  const bytes = Buffer.from(generatedImages[1]!.image!.imageBytes!, "base64");
  expect(decodeJPEG(bytes)).toMatchObject({ width: 768, height: 1024 });
  expect(mock.calls[0]).toMatchObject({ lastUserText: "a cat", n: 2 });
});

test("Imagen: pictures of the test's own, a filtered prompt, and errors", async () => {
  const ask = (prompt = "a cat") =>
    ai.models.generateImages({
      model: "imagen-4.0-generate-001",
      prompt,
      config: { numberOfImages: 1 },
    });
  server.use(llm.vertex.generateImages({ data: BYTES, revisedPrompt: "a big cat" }));
  expect((await ask()).generatedImages).toMatchObject([
    { image: { imageBytes: BASE64, mimeType: "image/png" } },
  ]);
  server.use(llm.vertex.generateImages(errors.contentFiltered()));
  const { generatedImages } = await ask();
  expect(generatedImages![0]!.raiFilteredReason).toMatch(/^Unable to show generated images/);
  server.use(llm.vertex.generateImages("https://images.example/cat.png"));
  await expect(ask()).rejects.toThrow("Imagen answers with bytes or with a place in a bucket");
  server.use(llm.vertex.generateImages(errors.rateLimit()));
  expect(await ask().catch(toError)).toMatchObject({ status: 429 });
});

test("Imagen: an edit, and a picture in a bucket", async () => {
  const url = "gs://bucket/cat.png";
  server.use(llm.vertex.generateImages(url));
  const image = new RawReferenceImage();
  image.referenceImage = { imageBytes: BASE64, mimeType: "image/png" };
  const mask = new MaskReferenceImage();
  mask.config = { maskMode: "MASK_MODE_BACKGROUND" as never };
  const { generatedImages } = await ai.models.editImage({
    model: "imagen-3.0-capability-001",
    prompt: "turn it green",
    referenceImages: [image, mask],
  });
  expect(generatedImages).toMatchObject([{ image: { gcsUri: url, mimeType: "image/png" } }]);
});

test("vectors still come from the other models", async () => {
  server.use(llm.vertex.generateImages(BYTES));
  const { embeddings } = await ai.models.embedContent({
    model: "text-embedding-005",
    contents: "Hi",
  });
  expect(embeddings![0]!.values).toHaveLength(768);
});
