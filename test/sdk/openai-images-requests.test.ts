import OpenAI from "openai";
import { beforeAll, describe, expect, test } from "vitest";
import { errors, faults, llm, sequence } from "../../src/index.ts";
import { collect } from "../support/collect.ts";
import {
  missing,
  outside,
  type Refusal,
  refusalOf,
  unsupported,
  wrongType,
} from "../support/openai-refusals.ts";
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

  const ask = (params: object): Promise<Refusal | undefined> =>
    refusalOf(client.images.generate({ prompt: "a", ...params } as never));
  const unknown = (param: string): Refusal => {
    const message = `Unknown parameter: '${param}'.`;
    return { param, code: "unknown_parameter", message };
  };

  test.for<[params: object, refusal: Refusal]>([
    [{ prompt: undefined }, missing("prompt")],
    [{ prompt: 1 }, wrongType("prompt", "a string", "an integer")],
    [{ model: 7 }, wrongType("model", "a string", "an integer")],
    [{ size: 7 }, wrongType("size", "a string", "an integer")],
    [{ user: 7 }, wrongType("user", "a string", "an integer")],
    [{ n: "two" }, wrongType("n", "an integer", "a string")],
    [{ n: 0 }, outside("n", "integer", { below: 1, given: 0 })],
    [{ n: 11 }, outside("n", "integer", { above: 10, given: 11 })],
    [
      { background: "red" },
      unsupported("background", "red", "'transparent', 'opaque', and 'auto'"),
    ],
    [{ partial_images: -1 }, outside("partial_images", "integer", { below: 0, given: -1 })],
    [{ partial_images: 4 }, outside("partial_images", "integer", { above: 3, given: 4 })],
    [{ output_format: "bmp" }, unsupported("output_format", "bmp", "'png', 'webp', and 'jpeg'")],
    [{ model: MODEL, response_format: "url" }, unknown("response_format")],
    [{ model: "dall-e-2", quality: "standard" }, unknown("quality")],
  ])("refuses %o", async ([params, refusal]) => {
    expect(await ask(params)).toEqual(refusal);
  });

  test.for<object>([
    { n: 10, partial_images: 3, background: "opaque", output_format: "webp", user: "u" },
    { n: 1, partial_images: 0, background: "auto", output_format: "jpeg", size: "auto" },
    { model: null, n: null, background: null, output_format: null, partial_images: null },
    { model: MODEL, quality: "low" },
    { model: "dall-e-2", response_format: "url" },
  ])("answers %o", async (params) => {
    server.use(llm.openai.images(BYTES));
    expect(await ask(params)).toBeUndefined();
  });
});
