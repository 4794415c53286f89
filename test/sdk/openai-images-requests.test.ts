import OpenAI from "openai";
import { beforeAll, describe, expect, test } from "vitest";
import { errors, faults, llm, sequence } from "../../src/index.ts";
import { collect } from "../support/collect.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
let client: OpenAI;
beforeAll(() => void (client = new OpenAI({ apiKey: "test", maxRetries: 0 })));

const MODEL = "gpt-image-1.5";
const BYTES = Uint8Array.from({ length: 5000 }, (_, index) => index % 251);
const BASE64 = Buffer.from(BYTES).toString("base64");

describe("images.generate", () => {
  test("streamed: the unfinished images, then the whole one with its usage", async () => {
    server.use(llm.openai.images(BYTES));
    const stream = await client.images.generate({
      model: MODEL,
      prompt: "a cat",
      stream: true,
      partial_images: 2,
      background: "transparent",
    });
    const events = await collect(stream);
    expect(events.map(({ type }) => type)).toEqual([
      "image_generation.partial_image",
      "image_generation.partial_image",
      "image_generation.completed",
    ]);
    expect(events[1]).toMatchObject({
      partial_image_index: 1,
      b64_json: BASE64,
      background: "transparent",
      output_format: "png",
      size: "1024x1024",
    });
    const { usage } = events[2] as OpenAI.ImageGenCompletedEvent;
    expect(Object.keys(usage)).toEqual([
      "input_tokens",
      "input_tokens_details",
      "output_tokens",
      "total_tokens",
    ]);
    expect(usage.total_tokens).toBe(usage.input_tokens + usage.output_tokens);
  });

  test("a stream that breaks off", async () => {
    server.use(llm.openai.images(faults.truncate()));
    const stream = await client.images.generate({
      model: MODEL,
      prompt: "a cat",
      stream: true,
      partial_images: 3,
    });
    const events = await collect(stream);
    expect(events.map(({ type }) => type)).toEqual([
      "image_generation.partial_image",
      "image_generation.partial_image",
    ]);
  });

  test("errors in OpenAI's words for images, and a retry", async () => {
    const create = () => client.images.generate({ model: "gpt-image-9", prompt: "a" });
    server.use(llm.openai.images(errors.modelNotFound()));
    await expect(create()).rejects.toMatchObject({
      status: 400,
      code: "invalid_value",
      param: "model",
      type: "image_generation_user_error",
      message: "400 The model 'gpt-image-9' does not exist.",
    });
    server.use(llm.openai.images(errors.contentFiltered()));
    await expect(create()).rejects.toMatchObject({ status: 400, code: "moderation_blocked" });
    const handler = llm.openai.images(sequence(errors.rateLimit(), BYTES));
    server.use(handler);
    const { data } = await client.images.generate({ model: MODEL, prompt: "a" }, { maxRetries: 1 });
    expect(data).toEqual([{ b64_json: BASE64 }]);
    expect(handler.callCount).toBe(2);
  });

  test.for<[body: object, expected: object]>([
    [{ model: MODEL }, { code: "missing_required_parameter", param: "prompt" }],
    [{ prompt: 1 }, { code: "invalid_type", param: "prompt" }],
    [
      { prompt: "a", n: 11 },
      { code: "integer_above_max_value", param: "n" },
    ],
    [
      { prompt: "a", background: "red" },
      { code: "invalid_value", param: "background" },
    ],
    [{ prompt: "a", partial_images: 4 }, { code: "integer_above_max_value" }],
    [
      { prompt: "a", output_format: "bmp" },
      {
        message: "400 Invalid value: 'bmp'. Supported values are: 'png', 'webp', and 'jpeg'.",
      },
    ],
    [
      { model: MODEL, prompt: "a", response_format: "url" },
      { message: "400 Unknown parameter: 'response_format'.", code: "unknown_parameter" },
    ],
    [
      { model: "dall-e-2", prompt: "a", quality: "standard" },
      { message: "400 Unknown parameter: 'quality'.", param: "quality" },
    ],
  ])("refuses %o", async ([body, expected]) => {
    await expect(client.images.generate(body as never)).rejects.toMatchObject({
      status: 400,
      ...expected,
    });
  });
});
