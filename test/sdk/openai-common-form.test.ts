// The form of a request that every provider of OpenAI's completions and pictures asks for, OpenAI's own rules apart.
import OpenAI from "openai";
import { beforeEach, expect, test } from "vitest";
import { openaiCompatible } from "../../src/index.ts";
import { outside, type Refusal, refusalOf, wrongType } from "../support/openai-refusals.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
const acme = openaiCompatible({ name: "acme", baseURL: "https://api.acme.example/v1" });
beforeEach(() => server.use(...acme.handlers));

const BASE_URLS = ["https://api.openai.com/v1", "https://api.acme.example/v1"];

test.for<[refused: object, refusal: Refusal, accepted: object]>([
  [{ stream: "yes" }, wrongType("stream", "a boolean", "a string"), { stream: false }],
  [{ echo: "yes" }, wrongType("echo", "a boolean", "a string"), { echo: true }],
  [{ temperature: "hot" }, wrongType("temperature", "a decimal", "a string"), { temperature: 1 }],
  [{ top_p: "high" }, wrongType("top_p", "a decimal", "a string"), { top_p: 1 }],
  [{ suffix: 7 }, wrongType("suffix", "a string", "an integer"), { suffix: "." }],
  [{ n: "2" }, wrongType("n", "an integer", "a string"), { n: 2 }],
  [{ n: 0 }, outside("n", "integer", { below: 1, given: 0 }), { n: 1 }],
  [
    { max_tokens: -1 },
    outside("max_tokens", "integer", { below: 0, given: -1 }),
    { max_tokens: 0 },
  ],
  [{ best_of: 21 }, outside("best_of", "integer", { above: 20, given: 21 }), { best_of: 20 }],
  [{ logprobs: 6 }, outside("logprobs", "integer", { above: 5, given: 6 }), { logprobs: 5 }],
])("completions: %j is refused", async ([refused, refusal, accepted]) => {
  for (const baseURL of BASE_URLS) {
    const client = new OpenAI({ apiKey: "any", baseURL, maxRetries: 0 });
    const complete = (params: object): Promise<unknown> =>
      client.completions.create({ model: "m", prompt: "Hi", ...params } as never);
    expect(await refusalOf(complete(refused))).toEqual(refusal);
    expect(await refusalOf(complete(accepted))).toBeUndefined();
  }
});

test.for<[refused: object, param: string, accepted: object]>([
  [{ n: "two" }, "n", { n: 2 }],
  [{ model: 7 }, "model", { model: "m" }],
  [{ size: 7 }, "size", { size: "1024x1024" }],
  [{ user: 7 }, "user", { user: "me" }],
])("pictures of xAI: %j is refused", async ([refused, param, accepted]) => {
  const client = new OpenAI({ apiKey: "any", baseURL: "https://api.x.ai/v1", maxRetries: 0 });
  const draw = (params: object): Promise<unknown> =>
    client.images.generate({ model: "grok-imagine-image", prompt: "A cat", ...params } as never);
  await expect(draw(refused)).rejects.toMatchObject({
    status: 400,
    message: expect.stringMatching(`Invalid type for '${param}': expected`) as string,
  });
  expect(await refusalOf(draw(accepted))).toBeUndefined();
});
