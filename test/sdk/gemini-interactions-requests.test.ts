// What a request to the Interactions asks for, and what becomes of it.
import { expect, test } from "vitest";
import { callTools, errors, json, llm, sequence } from "../../src/index.ts";
import { ai, collect, join, offer, toError } from "../support/gemini-interactions-client.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
const params = { model: "gemini-3.5-flash", input: "Hello", stream: false as const };

test("a limit, a filter and an error end it, each with its status", async () => {
  server.use(
    llm.gemini.interactions(
      sequence(
        "One two three four five",
        { finishReason: "content-filter" },
        { finishReason: "error" },
        { finishReason: "other" },
      ),
    ),
  );
  const generation_config = { max_output_tokens: 2 };
  const cut = await ai.interactions.create({ ...params, generation_config });
  expect([cut.status, cut.usage?.total_output_tokens]).toEqual(["incomplete", 2]);
  const filtered = await ai.interactions.create(params);
  expect(filtered).toMatchObject({ status: "failed", errors: [{ code: "safety" }] });
  expect((await ai.interactions.create(params)).status).toBe("failed");
  expect((await ai.interactions.create(params)).status).toBe("cancelled");
});

test("JSON that a schema demands, a choice of tools, an agent's loop", async () => {
  const schema = { type: "object", properties: { city: { const: "Oslo" } }, required: ["city"] };
  const response_format = { type: "text" as const, mime_type: "application/json", schema };
  const made = await ai.interactions.create({ ...params, response_format });
  expect(JSON.parse(made.output_text!)).toEqual({ city: "Oslo" });
  const older = { response_format: schema, response_mime_type: "application/json" };
  expect((await ai.interactions.create({ ...params, ...older })).output_text).toBe(
    '{"city":"Oslo"}',
  );
  const list = await ai.interactions.create({ ...params, response_format: [response_format] });
  expect(list.output_text).toBe('{"city":"Oslo"}');
  const plain = { ...params, response_format: { type: "text" as const, mime_type: "text/plain" } };
  expect((await ai.interactions.create(plain)).output_text).toBe("This is a mock request");
  server.use(llm.gemini.interactions(json({ city: 1 })));
  await expect(ai.interactions.create({ ...params, response_format })).rejects.toThrow("city");
});

test("the default reply calls a tool that has to be called", async () => {
  const tools = offer("a", "b");
  const called = async (tool_choice: object | string): Promise<unknown[]> => {
    const generation_config = { tool_choice } as object;
    const { steps } = await ai.interactions.create({ ...params, tools, generation_config });
    return steps.flatMap((step) => (step.type === "function_call" ? [step.name] : []));
  };
  expect(await called("any")).toEqual(["a"]);
  expect(await called({ allowed_tools: { mode: "any", tools: ["b"] } })).toEqual(["b"]);
  expect(await called("auto")).toEqual([]);
  expect(await called("none")).toEqual([]);
  server.use(llm.gemini.interactions(callTools()));
  const { steps } = await ai.interactions.create({ ...params, tools });
  expect(steps.map(({ type }) => type)).toEqual(["thought", "function_call", "function_call"]);
});

test("the service tier, the agent and a partial body are in the answer", async () => {
  const flex = await ai.interactions.create({ ...params, service_tier: "flex" });
  expect(flex.service_tier).toBe("flex");
  const agent = "deep-research-preview-04-2026";
  const research = await ai.interactions.create({ agent, input: "Hello", stream: false });
  expect([research.agent, research.model]).toEqual([agent, undefined]);
  server.use(llm.gemini.interactions({ content: "Hi", body: { service_tier: "priority" } }));
  const events = await collect(await ai.interactions.create({ ...params, stream: true }));
  expect(join(events).service_tier).toBe("priority");
});

test("the stream begins and ends as recorded", async () => {
  server.use(llm.gemini.interactions("Hi"));
  const url = "https://generativelanguage.googleapis.com/v1beta/interactions";
  const body = JSON.stringify({ ...params, stream: true });
  const response = await fetch(url, { method: "POST", body });
  expect(response.headers.get("content-type")).toBe("text/event-stream");
  const blocks = (await response.text()).split("\n\n");
  const id = expect.stringMatching(/^v1_Chd\w{64}$/) as string;
  expect(JSON.parse(blocks[0]!.split("data: ")[1]!)).toEqual({
    interaction: { id, status: "in_progress", object: "interaction", model: params.model },
    event_type: "interaction.created",
  });
  expect(blocks.map((block) => block.split("\n")[0])).toEqual([
    "event: interaction.created",
    "event: interaction.status_update",
    "event: step.start",
    "event: step.delta",
    "event: step.stop",
    "event: step.start",
    "event: step.delta",
    "event: step.stop",
    "event: interaction.completed",
    "event: done",
    "",
  ]);
  expect(blocks.at(-2)).toBe("event: done\ndata: [DONE]");
});

test("the parts of what the user says are in the call, turns and results too", async () => {
  const mock = llm.gemini.interactions("Hi");
  server.use(mock);
  await ai.interactions.create({
    ...params,
    system_instruction: "Be brief.",
    input: [
      {
        type: "user_input",
        content: [
          { type: "text", text: "Look" },
          { type: "image", data: "AAAA", mime_type: "image/png" },
        ],
      },
      { type: "thought", signature: "c2ln", summary: [{ type: "text", text: "Hm." }] },
      { type: "model_output", content: [{ type: "text", text: "A cat" }] },
      { type: "function_call", id: "a1", name: "a", arguments: { x: 1 } },
      {
        type: "function_result",
        call_id: "a1",
        is_error: true,
        result: [{ type: "text", text: "No." }],
      },
    ],
  });
  expect(mock.calls[0]?.prompt).toEqual([
    { role: "system", content: "Be brief." },
    {
      role: "user",
      content: [
        { type: "text", text: "Look" },
        { type: "file", mediaType: "image/png", data: "AAAA" },
      ],
    },
    {
      role: "assistant",
      content: [
        { type: "reasoning", text: "Hm.", signature: "c2ln" },
        { type: "text", text: "A cat" },
        { type: "tool-call", toolCallId: "a1", toolName: "a", input: { x: 1 } },
      ],
    },
    {
      role: "tool",
      content: [
        { type: "tool-result", toolCallId: "a1", toolName: "a", output: "No.", isError: true },
      ],
    },
  ]);
  await ai.interactions.create({ ...params, input: { type: "document", uri: "gs://b/f.pdf" } });
  const [message] = mock.calls[1]!.prompt;
  const document = { type: "file", mediaType: "application/pdf", data: "gs://b/f.pdf" };
  expect(message).toEqual({ role: "user", content: [document] });
});

test("an error of a test's own keeps its code, and one in a stream comes as an event", async () => {
  server.use(llm.gemini.interactions(errors.custom({ status: 402, message: "Add credits." })));
  const row = { className: "APIError", status: 402, code: "payment_required" };
  expect(await ai.interactions.create(params).catch(toError)).toEqual(row);
  const own = { className: "APIError", status: 418, code: "busy" };
  for (const said of [{ code: "busy" }, { type: "busy" }]) {
    server.use(llm.gemini.interactions(errors.custom({ status: 418, message: "No.", ...said })));
    expect(await ai.interactions.create(params).catch(toError)).toEqual(own);
  }
  server.use(llm.gemini.interactions(["Hel", errors.serverError()]));
  const events = await collect(await ai.interactions.create({ ...params, stream: true }));
  expect(events.at(-1)).toMatchObject({ event_type: "error", error: { code: "api_error" } });
});
