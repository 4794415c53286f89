// What an answer of the Interactions is made of, in body and stream.
import { expect, test } from "vitest";
import { geminiInteractions } from "../../src/codecs/gemini-interactions/index.ts";
import {
  custom,
  file,
  llm,
  reasoning,
  refusal,
  type Reply,
  source,
  text,
  toolCall,
} from "../../src/index.ts";
import { ai, collect, join, offer } from "../support/gemini-interactions-client.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
const params = { model: "gemini-3.5-flash", input: "Hello", stream: false as const };
const NO_THOUGHTS = {
  type: "thought",
  signature: "CiRlMjQ4MzBhNy01Y2Q2LTQyZmUtOTk4Yi1lZTUzOWU3MmI5YzM=",
};

/** The steps of a body, which are those of its stream. */
async function ask(reply: Reply, request: object = {}): Promise<unknown[]> {
  server.use(llm.gemini.interactions(reply));
  const { steps } = await ai.interactions.create({ ...params, ...request });
  const streamed = await ai.interactions.create({ ...params, ...request, stream: true });
  expect(join(await collect(streamed)).steps).toEqual(steps);
  return steps;
}

test("thoughts are shown to who asks for summaries, and counted for all", async () => {
  const reply = [reasoning("Hm.", { signature: "c2ln" }), "Yes."];
  const said = { type: "model_output", content: [{ type: "text", text: "Yes." }] };
  const thought = { type: "thought", signature: "c2ln" };
  expect(await ask(reply)).toEqual([thought, said]);
  const generation_config = { thinking_summaries: "auto" };
  const summary = [{ type: "text", text: "Hm." }];
  expect(await ask(reply, { generation_config })).toEqual([{ ...thought, summary }, said]);
  const { usage } = await ai.interactions.create(params);
  expect(usage!.total_thought_tokens).toBeGreaterThan(0);
  const { total_input_tokens, total_output_tokens, total_thought_tokens, total_tokens } = usage!;
  expect(total_tokens).toBe(total_input_tokens! + total_output_tokens! + total_thought_tokens!);
});

test("a thought without a signature gets one; an answer without thoughts has the one of the recordings", async () => {
  expect(await ask([reasoning("Hm."), "Yes."])).toMatchObject([
    { type: "thought", signature: expect.stringMatching(/^EjQK[\w+/]{68}$/) },
    { type: "model_output" },
  ]);
  expect(await ask("Yes.")).toMatchObject([NO_THOUGHTS, { type: "model_output" }]);
});

test("function calls, one step each", async () => {
  const calls = [
    toolCall("a", { x: 1 }, { id: "a1" }),
    toolCall("b", {}, { id: "b1", signature: "c2ln" }),
  ];
  expect(await ask(calls, { tools: offer("a", "b") })).toEqual([
    NO_THOUGHTS,
    { type: "function_call", id: "a1", name: "a", arguments: { x: 1 } },
    { type: "function_call", id: "b1", name: "b", arguments: {}, signature: "c2ln" },
  ]);
  server.use(llm.gemini.interactions(toolCall("a", {})));
  const { steps } = await ai.interactions.create({ ...params, tools: offer("a") });
  expect(steps[1]).toMatchObject({ id: expect.stringMatching(/^[a-z0-9]{8}$/) });
});

test("a text, its sources in bytes, a picture, and what a search did", async () => {
  const search = custom("google.google_search_call", {
    id: "s1",
    arguments: { queries: ["Oslo"] },
  });
  const found = custom("google.google_search_result", {
    call_id: "s1",
    result: [],
    is_error: false,
  });
  const yr = source({ url: "https://yr.no/oslo", title: "Yr" });
  const met = source({ url: "https://met.no/oslo" });
  const picture = file({ mediaType: "image/png", data: "AAAA" });
  const reply = [search, found, "Blåbær.", yr, " Sun.", met, picture];
  const citation = { type: "url_citation" };
  expect(await ask(reply)).toEqual([
    { type: "google_search_call", id: "s1", arguments: { queries: ["Oslo"] } },
    { type: "google_search_result", call_id: "s1", result: [], is_error: false },
    NO_THOUGHTS,
    {
      type: "model_output",
      content: [
        {
          type: "text",
          text: "Blåbær. Sun.",
          annotations: [
            { ...citation, start_index: 0, end_index: 9, url: "https://yr.no/oslo", title: "Yr" },
            {
              ...citation,
              start_index: 9,
              end_index: 14,
              url: "https://met.no/oslo",
              title: "met.no",
            },
          ],
        },
        { type: "image", mime_type: "image/png", data: "AAAA" },
      ],
    },
  ]);
});

test("texts that are parts of their own are steps of their own, a refusal among them", async () => {
  const output = (said: string): object => ({
    type: "model_output",
    content: [{ type: "text", text: said }],
  });
  expect(await ask([text("One."), text("Two."), refusal("No.")])).toEqual([
    NO_THOUGHTS,
    output("One."),
    output("Two."),
    output("No."),
  ]);
});

test("sounds, films and documents, by their bytes or their address", async () => {
  const reply = [
    file({ mediaType: "audio/wav", data: "AAAA" }),
    file({ mediaType: "video/mp4", data: "https://example.com/film.mp4" }),
    file({ mediaType: "application/pdf", data: "AAAA" }),
  ];
  expect(await ask(reply)).toMatchObject([
    NO_THOUGHTS,
    {
      content: [
        { type: "audio", data: "AAAA" },
        { type: "video", uri: "https://example.com/film.mp4" },
        { type: "document", mime_type: "application/pdf" },
      ],
    },
  ]);
});

test("what the wire cannot carry is told", async () => {
  for (const [reply, reason] of [
    [toolCall("a", "broken"), 'the input of "a" is none'],
    [custom("google.executableCode", {}), 'carries no "google.executableCode"'],
    [custom("openai.web_search_call", {}), 'carries no "openai.web_search_call"'],
  ] as const) {
    server.use(llm.gemini.interactions(reply, { validate: { replies: false } }));
    await expect(ai.interactions.create(params)).rejects.toThrow(reason);
  }
  server.use(llm.gemini.interactions({ body: { steps: [] } }));
  const events = await collect(await ai.interactions.create({ ...params, stream: true }));
  expect(events).toMatchObject([{ error: { message: expect.stringContaining("body.steps") } }]);
});

test("a prompt that begins like an earlier one is cached", async () => {
  server.use(llm.gemini.interactions("Hi", { promptCache: true }));
  const long = { ...params, input: "word ".repeat(2000) };
  expect((await ai.interactions.create(long)).usage).not.toHaveProperty(
    "cached_tokens_by_modality",
  );
  const { usage } = await ai.interactions.create(long);
  expect(usage!.total_cached_tokens).toBeGreaterThan(1000);
  const [cached] = usage!.cached_tokens_by_modality!;
  expect(cached).toEqual({ modality: "text", tokens: usage!.total_cached_tokens });
});

test("a model's name that a test gives stands in a stream from its beginning", async () => {
  server.use(llm.gemini.interactions({ content: "Hi", body: { model: "gemini-x" } }));
  const events = await collect(await ai.interactions.create({ ...params, stream: true }));
  const told = events.flatMap((event) => ("interaction" in event ? [event.interaction.model] : []));
  expect(told).toEqual(["gemini-x", "gemini-x"]);
});

test("an interaction that was asked for is read back without what was said to it", () => {
  const steps = [
    { type: "user_input", content: [{ type: "text", text: "Hello" }] },
    { type: "function_call", id: "a1", name: "a", arguments: {} },
    { type: "function_result", call_id: "a1", result: "1" },
    {
      type: "model_output",
      content: [{ type: "image", uri: "gs://b/i.png", mime_type: "image/png" }],
    },
  ];
  const { content, finishReason } = geminiInteractions().decodeResult!({
    status: "completed",
    steps,
  });
  expect([finishReason, ...content]).toEqual([
    "stop",
    { type: "tool-call", toolCallId: "a1", toolName: "a", input: {} },
    { type: "file", mediaType: "image/png", data: "gs://b/i.png" },
  ]);
});
