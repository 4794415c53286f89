// What an interaction leaves behind: it can be asked for, gone on from, deleted and cancelled.
import { expect, test } from "vitest";
import type { CodecContext, WireRequest } from "../../src/codec.ts";
import { decode } from "../../src/codecs/gemini-interactions/decode.ts";
import { findStored, remember } from "../../src/codecs/gemini-interactions/stored.ts";
import { llm, sequence, toolCall } from "../../src/index.ts";
import type { LanguageModelResult } from "../../src/language-model/result.ts";
import { createStore } from "../../src/store.ts";
import { ai, collect, join, offer, toError } from "../support/gemini-interactions-client.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
const params = { model: "gemini-3.5-flash", input: "Hello", stream: false as const };
const NOT_FOUND = { className: "NotFoundError", status: 404, code: "not_found" };

test("an answer can be asked for, whether it was streamed or not", async () => {
  const { sdkHttpResponse: _, ...created } = await ai.interactions.create(params);
  const { sdkHttpResponse: __, usage, ...stored } = await ai.interactions.get(created.id);
  expect(created).toMatchObject(stored);
  expect(created.usage).toMatchObject(usage!);
  const streamed = join(await collect(await ai.interactions.create({ ...params, stream: true })));
  expect(await ai.interactions.get(streamed.id!)).toMatchObject({
    steps: streamed.steps,
    output_text: "This is a mock request",
  });
});

test("its input comes with it where it is asked for", async () => {
  const { id } = await ai.interactions.create(params);
  const content = [{ type: "text", text: "Hello" }];
  const { input } = await ai.interactions.get(id, { include_input: true });
  expect(input).toEqual([{ type: "user_input", content }]);
  expect((await ai.interactions.get(id)).input).toBeUndefined();
});

test("its events can be had again, from any of them on", async () => {
  server.use(llm.gemini.interactions(["It is ", toolCall("get_time", { zone: "Oslo" })]));
  const { id, steps } = await ai.interactions.create({ ...params, tools: offer("get_time") });
  const events = await collect(await ai.interactions.get(id, { stream: true }));
  expect(join(events).steps).toEqual(steps);
  expect(events.map(({ event_id }) => event_id)).toEqual(events.map((_, at) => `evt_${at + 1}`));
  const rest = await ai.interactions.get(id, {
    stream: true,
    last_event_id: events.at(-3)!.event_id!,
  });
  expect(await collect(rest)).toEqual(events.slice(-2));
});

test("a request goes on from an earlier one, whose instruction and tools are forgotten", async () => {
  const call = toolCall("get_weather", { city: "Oslo" }, { id: "a1b2c3d4" });
  const mock = llm.gemini.interactions(sequence(call, "It rains.", "Bye"));
  server.use(mock);
  const tools = offer("get_weather");
  const first = await ai.interactions.create({ ...params, tools, system_instruction: "Be brief." });
  const second = await ai.interactions.create({
    ...params,
    previous_interaction_id: first.id,
    input: [{ type: "function_result", call_id: "a1b2c3d4", result: { weather: "rain" } }],
  });
  await ai.interactions.create({ ...params, input: "Thanks", previous_interaction_id: second.id });
  expect(mock.calls[1]).toMatchObject({
    system: "",
    tools: [],
    toolResults: [{ toolName: "get_weather", output: { weather: "rain" } }],
  });
  expect(mock.calls[2]?.prompt).toMatchObject([
    { role: "user", content: [{ text: "Hello" }] },
    { role: "assistant", content: [{ type: "reasoning" }, { input: { city: "Oslo" } }] },
    { role: "tool", content: [{ toolCallId: "a1b2c3d4" }] },
    { role: "assistant", content: [{ type: "reasoning" }, { text: "It rains." }] },
    { role: "user", content: [{ text: "Thanks" }] },
  ]);
});

test("what is not stored has no id, and nothing goes on from it", async () => {
  const stateless = { ...params, store: false };
  expect(await ai.interactions.create(stateless)).not.toHaveProperty("id");
  const events = await collect(await ai.interactions.create({ ...stateless, stream: true }));
  expect(join(events).id).toBe("");
  const next = ai.interactions.create({ ...params, previous_interaction_id: "v1_none" });
  expect(await next.catch(toError)).toEqual(NOT_FOUND);
});

test("what runs in the background is kept all the same", async () => {
  const { id } = await ai.interactions.create({ ...params, background: true, store: false });
  expect((await ai.interactions.get(id)).status).toBe("completed");
});

test("one that names itself as the earlier one does not hang", async () => {
  const mock = llm.gemini.interactions({ content: "Hi", id: "v1_same" });
  server.use(mock);
  await ai.interactions.create(params);
  const next = { ...params, previous_interaction_id: "v1_same" };
  await ai.interactions.create(next);
  expect((await ai.interactions.create(next)).id).toBe("v1_same");
  expect(mock.calls.map(({ prompt }) => prompt.length)).toEqual([1, 3, 3]);
});

test("of 1,000 the oldest goes first", () => {
  const context = { store: createStore() } as CodecContext;
  const call = decode({ body: params } as WireRequest);
  const remembered = (id: number) => findStored(context.store, `v1_${id}`) !== undefined;
  for (let id = 1; id <= 1_000; id++) {
    remember({ id: `v1_${id}` } as LanguageModelResult, call, context);
  }
  expect(remembered(1)).toBe(true);
  remember({ id: "v1_1001" } as LanguageModelResult, call, context);
  expect([1, 2, 1_001].map(remembered)).toEqual([false, true, true]);
});

test("what is not stored is not kept, whatever its id", async () => {
  server.use(llm.gemini.interactions({ content: "Hi", id: "v1_mine" }));
  await ai.interactions.create({ ...params, store: false });
  expect(await ai.interactions.get("v1_mine").catch(toError)).toEqual(NOT_FOUND);
  await ai.interactions.create(params);
  expect(await ai.interactions.get("v1_mine")).toMatchObject({ output_text: "Hi" });
});

test("a deleted answer is gone", async () => {
  const { id } = await ai.interactions.create(params);
  await ai.interactions.delete(id);
  expect(await ai.interactions.get(id).catch(toError)).toEqual(NOT_FOUND);
  expect(await ai.interactions.delete(id).catch(toError)).toEqual(NOT_FOUND);
});

test("what runs in the background has begun, and is done when it is looked at", async () => {
  server.use(llm.gemini.interactions("Done"));
  const begun = await ai.interactions.create({ ...params, background: true });
  expect(begun).toMatchObject({ status: "in_progress", steps: [] });
  expect(await ai.interactions.get(begun.id)).toMatchObject({
    status: "completed",
    output_text: "Done",
  });
});

test("it can be cancelled until then; what is done stays as it is", async () => {
  const { id } = await ai.interactions.create({ ...params, background: true });
  expect((await ai.interactions.cancel(id)).status).toBe("cancelled");
  expect((await ai.interactions.get(id)).status).toBe("cancelled");
  const done = await ai.interactions.create(params);
  expect((await ai.interactions.cancel(done.id)).status).toBe("completed");
  const background = { ...params, background: true, stream: true as const };
  const streamed = join(await collect(await ai.interactions.create(background)));
  expect((await ai.interactions.cancel(streamed.id!)).status).toBe("completed");
});

test("a test answers for interactions that it never had", async () => {
  server.use(
    llm.gemini.interactions.get({ status: "in_progress" }),
    llm.gemini.interactions.cancel(),
    llm.gemini.interactions.delete({}),
  );
  expect(await ai.interactions.get("v1_x")).toMatchObject({ id: "v1_x", status: "in_progress" });
  expect(await ai.interactions.cancel("v1_x").catch(toError)).toEqual(NOT_FOUND);
  expect(await ai.interactions.delete("v1_x")).toBeUndefined();
});
