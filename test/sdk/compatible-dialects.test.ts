import { setupServer } from "msw/node";
import { expect, test } from "vitest";
import { errors, llm, reasoning, source, toolCall } from "../../src/index.ts";
import { readChunks } from "../support/read-chunks.ts";
import { usePack } from "../support/server.ts";

const server = usePack((...pack) =>
  setupServer(...pack, ...llm.vllm.handlers, ...llm.llamacpp.handlers),
);

const PARAMS = { model: "m", messages: [{ role: "user", content: "Hello" }] };
const tools = [{ type: "function", function: { name: "get_time" } }];
const CALL = toolCall("get_time", {}, { id: "call_1" });
const CALLED = { name: "get_time", arguments: "{}" };

interface Chunk extends Record<string, unknown> {
  choices: { delta: object; finish_reason?: string; stop_reason?: null }[];
}

async function ask(url: string, params: object = PARAMS): Promise<Record<string, unknown>> {
  const answer = await fetch(url, { method: "POST", body: JSON.stringify(params) });
  return (await answer.json()) as Record<string, unknown>;
}

const deltasOf = (chunks: Chunk[]): unknown[] =>
  chunks.flatMap(({ choices }) => choices.map(({ delta }) => delta));

test("Z.ai repeats the role with each text, names a request, and sends a call whole", async () => {
  const url = "https://api.z.ai/api/paas/v4/chat/completions";
  server.use(llm.zai.chat([reasoning("Hm."), "So", CALL]));
  const chunks = await readChunks<Chunk>(url, { ...PARAMS, tools });
  expect(deltasOf(chunks)).toEqual([
    { role: "assistant", reasoning_content: "Hm." },
    { role: "assistant", content: "So" },
    { tool_calls: [{ index: 0, id: "call_1", type: "function", function: CALLED }] },
    { role: "assistant", content: "" },
  ]);
  expect(chunks.at(-1)).toHaveProperty("usage.prompt_tokens_details");
  const { id, request_id: request, choices } = await ask(url, { ...PARAMS, tools });
  expect(request).toBe(id);
  expect(choices).toMatchObject([{ message: { tool_calls: [{ index: 0, id: "call_1" }] } }]);
});

test("DashScope has no text while it thinks or calls, and no thought thereafter", async () => {
  const url = "https://dashscope-intl.aliyuncs.com/compatible-mode/v1/chat/completions";
  server.use(llm.dashscope.chat([reasoning("Hm."), "So"]));
  expect(deltasOf(await readChunks<Chunk>(url, PARAMS))).toEqual([
    { role: "assistant", content: null, reasoning_content: "" },
    { content: null, reasoning_content: "Hm." },
    { content: "So", reasoning_content: null },
    { content: "", reasoning_content: null },
  ]);
  server.use(llm.dashscope.chat(CALL));
  expect(deltasOf(await readChunks<Chunk>(url, { ...PARAMS, tools }))).toEqual([
    {
      role: "assistant",
      content: null,
      tool_calls: [
        { index: 0, id: "call_1", type: "function", function: { name: "get_time", arguments: "" } },
      ],
    },
    {
      content: null,
      tool_calls: [{ index: 0, id: "", type: "function", function: { arguments: "{}" } }],
    },
    {},
  ]);
});

test("Venice tells its own parameters, and hides thoughts where they ask for it", async () => {
  const url = "https://api.venice.ai/api/v1/chat/completions";
  server.use(llm.venice.chat([reasoning("Hm."), "So", source({ url: "https://mswjs.io" })]));
  expect(deltasOf(await readChunks<Chunk>(url, PARAMS))).toEqual([
    { role: "assistant", content: "" },
    { content: "", reasoning_content: "Hm." },
    { content: "So" },
    { content: "" },
  ]);
  const own = { strip_thinking_response: true, enable_web_search: "on" };
  const body = await ask(url, { ...PARAMS, venice_parameters: own });
  expect(body["venice_parameters"]).toMatchObject({
    ...own,
    include_venice_system_prompt: true,
    web_search_citations: [{ url: "https://mswjs.io" }],
  });
  expect(body["choices"]).toMatchObject([
    { message: { content: "So", reasoning_content: null, tool_calls: [] } },
  ]);
  const [first, ...rest] = deltasOf(
    await readChunks<Chunk>(url, { ...PARAMS, venice_parameters: { disable_thinking: true } }),
  );
  expect([first, rest.at(-1)]).toMatchObject([{ role: "assistant" }, { content: "" }]);
});

test("Copilot says what its filters found before all, and what an answer cost at its end", async () => {
  const url = "https://api.githubcopilot.com/chat/completions";
  server.use(llm.githubCopilot.chat(CALL));
  const chunks = await readChunks<Chunk>(url, { ...PARAMS, tools });
  expect(chunks[0]).toMatchObject({ choices: [], id: "", prompt_filter_results: [{}] });
  expect(deltasOf(chunks).slice(1)).toEqual([
    { content: null, tool_calls: [{ index: 0, function: { arguments: "{}" } }] },
    { content: null },
  ]);
  expect(chunks.map((chunk) => "object" in chunk)).not.toContain(true);
  expect(chunks.map((chunk) => "copilot_usage" in chunk)).toEqual([false, false, false, true]);
  const body = await ask(url, { ...PARAMS, tools });
  expect(body).not.toHaveProperty("created");
  expect(body).toHaveProperty("copilot_usage.token_details");
});

test("Copilot's responses tell what they cost, in a body and at the end of a stream", async () => {
  const url = "https://api.githubcopilot.com/responses";
  const params = { model: "gpt-5.3-codex", input: "Hello" };
  const body = await ask(url, params);
  expect(body).toMatchObject({ output_text: null, copilot_usage: { total_nano_aiu: 0 } });
  const answer = await fetch(url, {
    method: "POST",
    body: JSON.stringify({ ...params, stream: true }),
  });
  const [last = ""] = (await answer.text()).trim().split("\n\n").slice(-1);
  expect(last).toMatch(/^event: response\.completed\ndata: \{"copilot_usage":\{"token_details"/);
});

test("Databricks counts what it generated at the end alone", async () => {
  const url = "https://adb-1.2.azuredatabricks.net/serving-endpoints/chat/completions";
  server.use(llm.databricks.chat({ content: "Hi", usage: { inputTokens: 10, outputTokens: 5 } }));
  const chunks = await readChunks<Chunk>(url, PARAMS);
  const rest = { cache_read_input_tokens: 0, cache_creation_input_tokens: 0 };
  expect(chunks.map(({ usage }) => usage)).toEqual([
    { prompt_tokens: 10, completion_tokens: null, total_tokens: null, ...rest },
    { prompt_tokens: 10, completion_tokens: 5, total_tokens: 15, ...rest },
  ]);
  expect(deltasOf(chunks)).toEqual([
    { role: "assistant", content: "Hi" },
    { role: "assistant", content: "" },
  ]);
});

test("other paths of a Databricks workspace are left alone", async () => {
  const url = "https://adb-1.2.azuredatabricks.net/api/2.0/clusters/list";
  const seen = new Promise<string>((resolve) => {
    server.events.on("request:unhandled", ({ request }) => resolve(request.url));
  });
  await fetch(url).catch(() => undefined);
  expect(await seen).toBe(url);
});

test.for([
  [{}, [false, true]],
  [{ stream_options: { include_usage: true } }, [false, false, true]],
] as const)("llama.cpp tells its timings in the last chunk: %o", async ([options, expected]) => {
  const url = "http://localhost:8080/v1/chat/completions";
  server.use(llm.llamacpp.chat({ content: [], usage: { inputTokens: 10, outputTokens: 5 } }));
  const chunks = await readChunks<Chunk>(url, { ...PARAMS, ...options });
  expect(chunks.map((chunk) => "timings" in chunk)).toEqual(expected);
  expect(chunks.at(-1)?.["timings"]).toMatchObject({ prompt_n: 10, predicted_n: 5 });
});

test("llama.cpp says how large its context is", async () => {
  server.use(llm.llamacpp.chat(errors.contextLengthExceeded()));
  expect(await ask("http://localhost:8080/v1/chat/completions")).toEqual({
    error: {
      code: 400,
      message:
        "request (4097 tokens) exceeds the available context size (4096 tokens), try increasing it",
      type: "exceed_context_size_error",
      n_prompt_tokens: 4097,
      n_ctx: 4096,
    },
  });
});

test("vLLM tells what stopped it where it stopped", async () => {
  const chunks = await readChunks<Chunk>("http://localhost:8000/v1/chat/completions", PARAMS);
  const stops = chunks.map(({ choices }) => choices.some((choice) => "stop_reason" in choice));
  expect(stops).toEqual([...stops.slice(1).map(() => false), true]);
  const completion = await ask("http://localhost:8000/v1/completions", { model: "m", prompt: "a" });
  expect(completion["choices"]).toMatchObject([{ stop_reason: null }]);
});
