import { expect, test } from "vitest";
import { llm, reasoning, toolCall } from "../../src/index.ts";
import type { AskOptions, Client } from "../contract/client.ts";
import { testCodec } from "../contract/test-codec.ts";
import {
  collect,
  abortAtEnd,
  createOllama,
  joinGenerate,
  OLLAMA_ERRORS,
  OLLAMA_MID_STREAM,
  toOllamaAnswer,
  toOllamaError,
  withRetries,
} from "../support/ollama-client.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
testCodec(server, () => generate);

const generate: Client = {
  name: "ollama.generate",
  hasTools: false,
  mock: llm.ollama.generate,
  ask: (options = {}) =>
    withRetries(options, async () => {
      const response = await createOllama(options).generate(toParams(options));
      return toOllamaAnswer(response, response.response ?? "");
    }),
  stream: (options = {}) =>
    withRetries(options, async () => {
      const stream = await createOllama(options).generate({ ...toParams(options), stream: true });
      const response = await joinGenerate(abortAtEnd(stream));
      return toOllamaAnswer(response, response.response ?? "");
    }),
  async *deltas(options = {}) {
    const stream = await createOllama(options).generate({ ...toParams(options), stream: true });
    for await (const { response } of abortAtEnd(stream)) if (response) yield response;
  },
  async object(format) {
    const { response } = await createOllama().generate({ ...toParams(), format });
    return JSON.parse(response!) as unknown;
  },
  toError: toOllamaError,
  errors: OLLAMA_ERRORS,
  midStream: OLLAMA_MID_STREAM,
  finishReasons: { stop: "stop" },
};

function toParams({ prompt = "Hello" }: AskOptions = {}) {
  return { model: "qwen3:8b", prompt };
}

test("thoughts stand in a field of their own, in a body and in lines", async () => {
  server.use(llm.ollama.generate([reasoning("Hm."), "Hello"]));
  const body = await createOllama().generate(toParams());
  expect(body).toMatchObject({ response: "Hello", thinking: "Hm.", done: true });
  const stream = await createOllama().generate({ ...toParams(), stream: true });
  expect(await joinGenerate(stream)).toMatchObject({ response: "Hello", thinking: "Hm." });
});

test("the context has a number for each token, and raw mode has none", async () => {
  const {
    context,
    prompt_eval_count: input,
    eval_count: output,
  } = await createOllama().generate(toParams());
  expect(context).toHaveLength(input + output);
  expect(context.every((token) => Number.isInteger(token) && token >= 0)).toBe(true);
  const raw = await createOllama().generate({ ...toParams(), raw: true });
  expect(raw).not.toHaveProperty("context");
});

test("system, prompt and images are read", async () => {
  const mock = llm.ollama.generate("Hi");
  server.use(mock);
  await createOllama().generate({ ...toParams(), system: "Be brief.", images: ["AQID"] });
  expect(mock.calls[0]?.system).toBe("Be brief.");
  expect(mock.calls[0]?.prompt[1]?.content).toEqual([
    { type: "text", text: "Hello" },
    { type: "file", mediaType: "image/*", data: "AQID" },
  ]);
});

test("without a prompt the model is loaded, and leaves where keep_alive is 0", async () => {
  const loaded = await createOllama().generate({ model: "qwen3:8b", prompt: "" });
  expect(loaded).toMatchObject({ response: "", done: true, done_reason: "load" });
  const params = { model: "qwen3:8b", prompt: "", keep_alive: "0s" };
  expect(await createOllama().generate(params)).toMatchObject({ done_reason: "unload" });
  const stream = await createOllama().generate({ ...params, keep_alive: "5m", stream: true });
  expect(await collect(stream)).toMatchObject([{ done_reason: "load" }]);
});

test("a tool call has no place here", async () => {
  const mock = llm.ollama.generate(toolCall("a", {}), { validate: { replies: false } });
  server.use(mock);
  await expect(createOllama().generate(toParams())).rejects.toThrow(
    /msw-llm: .*generate carries no tool-call/,
  );
  expect(mock.errors).toHaveLength(1);
});
