import { createTogetherAI } from "@ai-sdk/togetherai";
import { generateImage } from "ai";
import { decode as decodePNG } from "fast-png";
import { decode as decodeJPEG } from "jpeg-js";
import Together from "together-ai";
import { beforeAll, expect, test } from "vitest";
import { errors, llm, sequence } from "../../src/index.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
let client: Together;
beforeAll(() => void (client = new Together({ apiKey: "test", maxRetries: 0 })));

const PARAMS = { model: "black-forest-labs/FLUX.1-schnell", prompt: "a cat" };
const BYTES = Uint8Array.from({ length: 300 }, (_, index) => index % 251);
const BASE64 = Buffer.from(BYTES).toString("base64");

test("URLs by default, each with its place", async () => {
  const url = "https://api.together.ai/imgproxy/a";
  const mock = llm.together.images([url, BYTES]);
  server.use(mock);
  const answer = await client.images.generate({ ...PARAMS, n: 2, steps: 4 });
  expect(answer).toEqual({
    id: expect.stringMatching(/^o\w{6}-\w{6}-\w{16}$/) as unknown,
    model: PARAMS.model,
    object: "list",
    data: [
      { index: 0, type: "url", url },
      { index: 1, type: "url", url: `data:image/png;base64,${BASE64}` },
    ],
  });
  expect(mock.calls[0]?.body).toMatchObject({ steps: 4 });
});

test("a JPEG in the size that is asked for, or a PNG", async () => {
  const jpeg = await client.images.generate({
    ...PARAMS,
    width: 320,
    height: 160,
    response_format: "base64",
  });
  expect(jpeg.data).toMatchObject([{ index: 0, type: "b64_json" }]);
  const picture = decodeJPEG(Buffer.from(jpeg.data[0]!.b64_json, "base64"));
  expect(picture).toMatchObject({ width: 320, height: 160 });
  const png = await client.images.generate({
    ...PARAMS,
    height: 64,
    output_format: "png",
    response_format: "base64",
  });
  const other = decodePNG(Buffer.from(png.data[0]!.b64_json, "base64"));
  expect(other).toMatchObject({ width: 1024, height: 64 });
});

test("what is no request, and its near misses", async () => {
  const ask = (params: object): Promise<unknown> => client.images.generate(params as never);
  await expect(ask({ model: PARAMS.model })).rejects.toMatchObject({ status: 400 });
  await expect(ask({ prompt: "a" })).rejects.toThrow("Missing required parameter: 'model'.");
  for (const name of ["n", "steps", "width", "height", "seed"]) {
    await expect(ask({ ...PARAMS, [name]: "4" })).rejects.toThrow(
      `Invalid type for '${name}': expected an integer`,
    );
  }
  await expect(ask({ ...PARAMS, response_format: "png" })).rejects.toThrow(
    "Supported values are: 'base64' and 'url'.",
  );
  await expect(ask({ ...PARAMS, output_format: "webp" })).rejects.toThrow(
    "Supported values are: 'jpeg' and 'png'.",
  );
  await expect(ask({ ...PARAMS, response_format: "url", output_format: "jpeg" })).resolves.toEqual(
    expect.objectContaining({ object: "list" }),
  );
  await expect(ask({ ...PARAMS, steps: null, response_format: "b64_json" })).resolves.toMatchObject(
    { data: [{ type: "b64_json" }] },
  );
});

test("a reply of another number of pictures is told", async () => {
  server.use(llm.together.images([BYTES]));
  await expect(client.images.generate({ ...PARAMS, n: 2 })).rejects.toThrow(
    /msw-llm: .*asks for 2 images and the reply has 1/,
  );
});

test("more pictures than are made at once are refused, not left out", async () => {
  const { data } = await client.images.generate({ ...PARAMS, n: 10 });
  expect(data).toHaveLength(10);
  await expect(client.images.generate({ ...PARAMS, n: 11 })).rejects.toThrow(
    /msw-llm: .*More than 10 pictures at once are not mocked\. Ask for fewer\./,
  );
});

test("errors in Together's words, and a retry", async () => {
  server.use(llm.together.images(errors.insufficientQuota()));
  await expect(client.images.generate(PARAMS)).rejects.toMatchObject({
    status: 402,
    error: { error: { type: "credit_limit" } },
  });
  server.use(llm.together.images(sequence(errors.rateLimit(), BYTES)));
  const { data } = await client.images.generate(PARAMS, { maxRetries: 1 });
  expect(data).toHaveLength(1);
});

test("the AI SDK makes images", async () => {
  const mock = llm.together.images(BYTES);
  server.use(mock);
  const model = createTogetherAI({ apiKey: "test" }).image(PARAMS.model);
  const { images } = await generateImage({
    model,
    prompt: "a cat",
    n: 2,
    size: "512x256",
    providerOptions: { togetherai: { steps: 8 } },
  });
  expect(images.map(({ base64 }) => base64)).toEqual([BASE64, BASE64]);
  expect(mock.calls.map(({ body }) => body)).toMatchObject([
    { width: 512, height: 256, steps: 8, response_format: "base64" },
    {},
  ]);
  server.use(llm.together.images(errors.invalidApiKey()));
  await expect(generateImage({ model, prompt: "a cat" })).rejects.toThrow(
    /^Invalid API key provided\./,
  );
});
