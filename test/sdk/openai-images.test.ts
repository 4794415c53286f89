import { decode as decodePNG } from "fast-png";
import { decode as decodeJPEG } from "jpeg-js";
import OpenAI from "openai";
import { beforeAll, describe, expect, test } from "vitest";
import { file, llm } from "../../src/index.ts";
import { decodeWebP } from "../support/decode-webp.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
let client: OpenAI;
beforeAll(() => void (client = new OpenAI({ apiKey: "test", maxRetries: 0 })));

const MODEL = "gpt-image-1.5";
const BYTES = Uint8Array.from({ length: 5000 }, (_, index) => index % 251);
const BASE64 = Buffer.from(BYTES).toString("base64");

describe("images.generate", () => {
  test("a PNG of the size that was asked for, the same each time the request comes first", async () => {
    const { created, data, usage, ...rest } = await client.images.generate({
      model: MODEL,
      prompt: "a red circle",
      size: "1536x1024",
      quality: "low",
    });
    const picture = decodePNG(Buffer.from(data![0]!.b64_json!, "base64"), { checkCrc: true });
    expect([picture.width, picture.height]).toEqual([1536, 1024]);
    expect(created).toBeGreaterThan(1_700_000_000);
    expect(rest).toMatchObject({
      background: "opaque",
      output_format: "png",
      quality: "low",
      size: "1536x1024",
    });
    expect(data![0]).not.toHaveProperty("url");
    const { input_tokens, output_tokens, total_tokens, input_tokens_details } = usage!;
    expect(input_tokens_details).toEqual({ image_tokens: 0, text_tokens: input_tokens });
    expect(input_tokens).toBeGreaterThan(0);
    expect(output_tokens).toBe(408);
    expect(total_tokens).toBe(input_tokens + output_tokens);
  });

  test("a JPEG and a WebP that decode, where they are asked for", async () => {
    const ask = async (output_format: "jpeg" | "webp"): Promise<Buffer> => {
      const { data } = await client.images.generate({ model: MODEL, prompt: "a", output_format });
      return Buffer.from(data![0]!.b64_json!, "base64");
    };
    const jpeg = decodeJPEG(await ask("jpeg"));
    expect([jpeg.width, jpeg.height]).toEqual([1024, 1024]);
    const webp = await decodeWebP(await ask("webp"));
    expect([webp.width, webp.height]).toEqual([1024, 1024]);
  });

  test.for(["gif", "svg"])("a format that there is no picture in says so: %s", async (format) => {
    const params = { model: MODEL, prompt: "a", output_format: format as "png" };
    const asked = client.images.generate(params);
    await expect(asked).rejects.toThrow(`no picture of type image/${format}`);
    await expect(asked).rejects.toThrow("msw-llm: ");
  });

  test("bytes that the test gives, once for each that is asked for", async () => {
    server.use(llm.openai.images(BYTES));
    const { data } = await client.images.generate({ model: MODEL, prompt: "a", n: 2 });
    expect(data).toEqual([{ b64_json: BASE64 }, { b64_json: BASE64 }]);
  });

  test("a list, in order, each in its own way", async () => {
    server.use(
      llm.openai.images([
        BYTES,
        file({ mediaType: "image/png", data: BYTES.slice(0, 3) }),
        { data: "AAEC", revisedPrompt: "a big cat" },
      ]),
    );
    const { data } = await client.images.generate({ model: MODEL, prompt: "a cat", n: 3 });
    expect(data).toEqual([
      { b64_json: BASE64 },
      { b64_json: "AAEC" },
      { b64_json: "AAEC", revised_prompt: "a big cat" },
    ]);
    const two = client.images.generate({ model: MODEL, prompt: "a cat", n: 2 });
    await expect(two).rejects.toThrow("the request asks for 2 images and the reply has 3");
  });

  test("a URL, where the model answers with one", async () => {
    const url = "https://images.example/cat.png";
    server.use(llm.openai.images(url));
    const { data } = await client.images.generate({ model: "dall-e-2", prompt: "a cat" });
    expect(data).toEqual([{ url }]);
    const bytes = client.images.generate({ model: MODEL, prompt: "a cat" });
    await expect(bytes).rejects.toThrow("the reply is a URL, and the request to gpt-image-1.5");
  });

  test("a URL that can be read, where no test gives one", async () => {
    const { data } = await client.images.generate({
      model: "dall-e-2",
      prompt: "a cat",
      size: "256x256",
    });
    const bytes = Buffer.from(data![0]!.url!.split(",")[1]!, "base64");
    expect(decodePNG(bytes)).toMatchObject({ width: 256, height: 256 });
    const inline = await client.images.generate({
      model: "dall-e-2",
      prompt: "a cat",
      response_format: "b64_json",
    });
    expect(decodePNG(Buffer.from(inline.data![0]!.b64_json!, "base64")).width).toBe(1024);
  });

  test("the form that is asked for, where the model is not named", async () => {
    const url = "https://images.example/cat.png";
    server.use(llm.openai.images(url));
    const ask = (response_format?: "url") =>
      client.images.generate({ prompt: "a cat", ...(response_format && { response_format }) });
    expect((await ask("url")).data).toEqual([{ url }]);
    await expect(ask()).rejects.toThrow("the request to the model is answered with bytes");
  });

  test("what is no image, and a field that none has", async () => {
    server.use(llm.openai.images("a cat"));
    const create = () => client.images.generate({ model: MODEL, prompt: "a" });
    await expect(create()).rejects.toThrow("the reply is no image. Give its bytes");
    server.use(llm.openai.images({ b64_json: "AAEC" } as object));
    await expect(create()).rejects.toThrow('an image has no "b64_json"');
  });
});
