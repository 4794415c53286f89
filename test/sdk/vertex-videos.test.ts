import { createVertex } from "@ai-sdk/google-vertex";
import { GoogleGenAI } from "@google/genai";
import { experimental_generateVideo as generateVideo } from "ai";
import { expect, test } from "vitest";
import { llm } from "../../src/index.ts";
import { decodeMP4 } from "../support/decode-mp4.ts";
import { createCredentials } from "../support/google-credentials.ts";
import { finish, refusal } from "../support/google-videos.ts";
import { usePack } from "../support/server.ts";

const server = usePack();

const model = "veo-3.1-lite-generate-preview";
const prompt = "a calm ocean wave at sunset";
const BYTES = Uint8Array.from([1, 2, 3]);

const project = "acme";
const location = "us-central1";
const credentials = createCredentials();
const vertex = new GoogleGenAI({
  vertexai: true,
  project,
  location,
  googleAuthOptions: { credentials },
});

test("are told with their bytes", async () => {
  const config = { durationSeconds: 8, numberOfVideos: 2 };
  const started = await vertex.models.generateVideos({ model, prompt, config });
  const name = new RegExp(
    `^projects/acme/locations/us-central1/publishers/google/models/${model}/operations/[0-9a-f-]{36}$`,
  );
  expect(started.name).toMatch(name);
  const { response } = await finish(vertex, started);
  expect(response!.generatedVideos).toHaveLength(2);
  const { mimeType, videoBytes } = response!.generatedVideos![0]!.video!;
  expect(mimeType).toBe("video/mp4");
  const film = await decodeMP4(Buffer.from(videoBytes!, "base64"));
  expect(film).toMatchObject({ width: 1280, height: 720, seconds: 8 });
});

test("are stored where a bucket was named", async () => {
  const config = { outputGcsUri: "gs://bucket/videos/" };
  const started = await vertex.models.generateVideos({ model, prompt, config });
  const { response } = await finish(vertex, started);
  expect(response!.generatedVideos![0]!.video).toMatchObject({
    uri: "gs://bucket/videos/sample_0.mp4",
    mimeType: "video/mp4",
  });
  server.use(llm.vertex.generateVideos("gs://other/a.mp4"));
  const other = await finish(vertex, await vertex.models.generateVideos({ model, prompt }));
  expect(other.response!.generatedVideos![0]!.video!.uri).toBe("gs://other/a.mp4");
  server.use(llm.vertex.generateVideos("https://example.com/a.mp4"));
  expect(await refusal(vertex.models.generateVideos({ model, prompt }))).toMatchObject({
    message: expect.stringContaining("a URL that begins gs://"),
  });
});

test("may be longer or shorter than those of the Gemini API", async () => {
  const started = await vertex.models.generateVideos({
    model,
    prompt,
    config: { durationSeconds: 3 },
  });
  expect(started.name).toContain("operations/");
});

test("come to the AI SDK too", async () => {
  server.use(llm.vertex.generateVideos(BYTES));
  const provider = createVertex({ project, location, googleAuthOptions: { credentials } });
  const { video } = await generateVideo({
    model: provider.video(model),
    prompt,
    poll: { intervalMs: 1 },
  });
  expect(video.uint8Array).toEqual(BYTES);
});
