import type { LanguageModelV4GenerateResult, LanguageModelV4StreamPart } from "@ai-sdk/provider";
import { expect, expectTypeOf, test } from "vitest";
import { vercelLanguageModel } from "../../src/codecs/vercel-language-model/index.ts";
import type { GenerateResult, ToolCall } from "../../src/codecs/vercel-language-model/wire.ts";
import {
  createFetch,
  errors,
  file,
  llm,
  reasoning,
  refusal,
  type Reply,
  source,
  text,
  toolCall,
} from "../../src/index.ts";

const PROMPT = [{ role: "user", content: [{ type: "text", text: "Hello" }] }];

interface Options {
  version?: "v3" | "v4";
  isStream?: boolean;
  body?: object;
}

function send(reply: Reply, { version = "v4", isStream = false, body = {} }: Options = {}) {
  const fetch = createFetch(
    llm.vercelGateway.languageModel(reply, { validate: { replies: false }, now: () => 0 }),
  );
  return fetch(`https://ai-gateway.vercel.sh/${version}/ai/language-model`, {
    method: "POST",
    headers: {
      "ai-language-model-id": "anthropic/claude",
      "ai-language-model-streaming": String(isStream),
    },
    body: JSON.stringify({ prompt: PROMPT, ...body }),
  });
}

async function readParts(response: Response): Promise<unknown[]> {
  const text = await response.text();
  return [...text.matchAll(/^data: (.*)$/gm)].map(([, data = ""]) => JSON.parse(data) as unknown);
}

test("what is written has the specification's types", () => {
  expectTypeOf<GenerateResult["usage"]>().toExtend<LanguageModelV4GenerateResult["usage"]>();
  expectTypeOf<GenerateResult["finishReason"]>().toExtend<
    LanguageModelV4GenerateResult["finishReason"]
  >();
  expectTypeOf<ToolCall["input"]>().toExtend<
    Extract<LanguageModelV4StreamPart, { type: "tool-call" }>["input"]
  >();
});

test("a stream has the specification's parts, in its order", async () => {
  const response = await send(
    [reasoning("Hm."), "Hi", toolCall("get", { a: 1 }, { id: "call_1" })],
    { isStream: true },
  );
  const parts = (await readParts(response)) as LanguageModelV4StreamPart[];
  const types = parts.map(({ type }) => type);
  expect(types.filter((type, index) => type !== types[index - 1])).toEqual([
    "stream-start",
    "response-metadata",
    "reasoning-start",
    "reasoning-delta",
    "reasoning-end",
    "text-start",
    "text-delta",
    "text-end",
    "tool-input-start",
    "tool-input-delta",
    "tool-input-end",
    "tool-call",
    "finish",
  ]);
  expect(parts.at(-2)).toEqual({
    type: "tool-call",
    toolCallId: "call_1",
    toolName: "get",
    input: '{"a":1}',
  });
  expect(parts.at(-1)).toMatchObject({ finishReason: { unified: "tool-calls" } });
});

test("a file's data is a text in version 3, and says its kind in version 4", async () => {
  const data = btoa("bytes");
  const reply = file({ mediaType: "image/png", data });
  const third = await send(reply, { version: "v3" });
  expect(await third.json()).toMatchObject({ content: [{ mediaType: "image/png", data }] });
  const fourth = await send(reply);
  expect(await fourth.json()).toMatchObject({ content: [{ data: { type: "data", data } }] });
});

test("a prompt is read whole, in either version's form", async () => {
  const handler = llm.vercelGateway.languageModel("Hi", { validate: false });
  const fetch = createFetch(handler);
  const prompt = [
    { role: "system", content: "Be brief." },
    {
      role: "user",
      content: [
        { type: "text", text: "Hello" },
        { type: "file", mediaType: "image/png", data: { type: "url", url: "https://a.example" } },
        { type: "file", mediaType: "image/png", data: "AAAA" },
      ],
    },
    {
      role: "assistant",
      content: [
        { type: "reasoning", text: "Hm.", providerOptions: { anthropic: { signature: "s" } } },
        { type: "tool-call", toolCallId: "c", toolName: "get", input: { a: 1 } },
      ],
    },
    {
      role: "tool",
      content: [
        {
          type: "tool-result",
          toolCallId: "c",
          toolName: "get",
          output: { type: "error-text", value: "No." },
        },
      ],
    },
  ];
  const toolChoice = { type: "tool", toolName: "get" };
  const body = { prompt, toolChoice, stopSequences: ["."], maxOutputTokens: 5, topP: 0.5 };
  await fetch("https://ai-gateway.vercel.sh/v4/ai/language-model", {
    method: "POST",
    headers: { "ai-language-model-id": "m" },
    body: JSON.stringify(body),
  });
  expect(handler.calls[0]).toMatchObject({
    toolChoice,
    stopSequences: ["."],
    maxOutputTokens: 5,
    topP: 0.5,
    prompt: [
      { role: "system", content: "Be brief." },
      {
        role: "user",
        content: [
          { type: "text", text: "Hello" },
          { type: "file", mediaType: "image/png", data: "https://a.example" },
          { type: "file", mediaType: "image/png", data: "AAAA" },
        ],
      },
      {
        role: "assistant",
        content: [
          { type: "reasoning", text: "Hm.", signature: "s" },
          { type: "tool-call", toolCallId: "c", toolName: "get", input: { a: 1 } },
        ],
      },
      { role: "tool", content: [{ toolName: "get", output: "No.", isError: true }] },
    ],
  });
});

test("a result is read back, and given again is the same", async () => {
  const reply = [
    reasoning("Hm.", { signature: "s" }),
    text("Hi"),
    source({ url: "https://a.example", title: "A" }),
    { type: "custom" as const, kind: "vercel.tool-result", value: { toolCallId: "c", result: 1 } },
    toolCall("get", { a: 1 }, { id: "call_1" }),
  ];
  const body = await (
    await send({ content: reply, body: { warnings: [{ type: "other" }] } })
  ).json();
  const { timestamp: _, ...decoded } = vercelLanguageModel().decodeResult!(body);
  expect(decoded.content).toMatchObject(reply);
  expect(decoded.body).toEqual({ warnings: [{ type: "other" }] });
  expect(await (await send(decoded)).json()).toEqual(body);
});

test("an error in a stream is a part, and what has no place is told", async () => {
  const parts = await readParts(await send(["Hel", errors.rateLimit()], { isStream: true }));
  expect(parts.at(-1)).toEqual({
    type: "error",
    error: { message: expect.any(String), type: "rate_limit_exceeded" },
  });
  const cases: Reply[] = [refusal("No."), { content: ["Hi"], body: { warnings: [{}] } }];
  for (const reply of cases) {
    const [last] = (await readParts(await send(reply, { isStream: true }))).slice(-1);
    expect(JSON.stringify(last)).toMatch(/msw-llm|no refusals|cannot be merged/);
  }
});
