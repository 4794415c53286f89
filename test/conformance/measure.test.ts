// The measures themselves: each tells what it is there to tell.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, test, vi } from "vitest";
import { namesStored, toRefusal } from "./measure/accept.ts";
import { compareKeys, type Sample } from "./measure/keys.ts";
import { fold, toEventStream, toPayloads } from "./measure/payloads.ts";
import { findDifference } from "./measure/round-trip.ts";
import { createCheck, hasSpecs } from "./measure/schema.ts";
import { createHasKey } from "./measure/specified-keys.ts";
import { findOracle } from "./oracle.ts";
import type { Recording } from "./recordings.ts";

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

test("an oracle that is not there is told of, and fails CI", () => {
  const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
  vi.stubEnv("REQUIRE_RECORDINGS", "");
  expect(findOracle("nothing", "It was not run").isThere).toBe(false);
  expect(warn.mock.calls).toEqual([
    [expect.stringMatching(/^It was not run: there is no .*nothing\.$/)],
  ]);
  vi.stubEnv("REQUIRE_RECORDINGS", "1");
  expect(() => findOracle("nothing", "It was not run")).toThrow("It was not run: there is no");
  const ci = readFileSync(join(import.meta.dirname, "../../.ci/run"), "utf8");
  expect(ci).toContain("REQUIRE_RECORDINGS=1 npm run conformance");
});

function toSamples(...values: unknown[]): Sample[] {
  return values.map((value, index) => ({ kind: "body", value, file: String(index) }));
}

test("keys: those that nobody has, and those that all have", () => {
  const recorded = toSamples({ a: 1, b: [{ c: 1 }] }, { a: 1, b: [] }, { a: null, b: [{ d: 1 }] });
  const compare = (value: unknown): ReturnType<typeof compareKeys> =>
    compareKeys(toSamples(value), { recorded, kin: toSamples({ e: 1 }), free: undefined });
  expect(compare({ a: 1, b: [{ d: 2 }], e: 3 })).toEqual({ unknown: [], missing: [] });
  expect(compare({ a: 1, b: [{ f: 2 }], g: 3 })).toEqual({
    unknown: ["body: b[].f", "body: g"],
    missing: [],
  });
  expect(compare({ a: 1 })).toEqual({ unknown: [], missing: ["body: b"] });
});

test("keys: those below a free one are nobody's concern", () => {
  const recorded = toSamples({ a: {} }, { a: {} }, { a: {} });
  const ours = toSamples({ a: { mine: 1 } });
  expect(compareKeys(ours, { recorded, kin: [], free: /^a$/ }).unknown).toEqual([]);
  expect(compareKeys(ours, { recorded, kin: [], free: undefined }).unknown).toEqual([
    "body: a.mine",
  ]);
});

test("keys: two recordings don't make a rule, and an event is held against its own kind", () => {
  const recorded = toSamples({ a: 1 }, { a: 1 });
  expect(compareKeys(toSamples({}), { recorded, kin: [], free: undefined }).missing).toEqual([]);
  const event = [{ kind: "ping", value: { a: 1 }, file: "x" }];
  expect(compareKeys(event, { recorded, kin: [], free: undefined }).unknown).toEqual(["ping: a"]);
});

test("keys: what an event holds of a body may be whatever a body has", () => {
  const recorded = [...toSamples({ a: 1 }), { kind: "end", value: { response: {} }, file: "x" }];
  const ours = [{ kind: "end", value: { response: { a: 1 } }, file: "x" }];
  const known = { recorded, kin: [], free: undefined };
  expect(compareKeys(ours, { ...known, embeds: "response" }).unknown).toEqual([]);
  expect(compareKeys(ours, known).unknown).toEqual(["end: response.a"]);
});

test("keys: the specification decides where no whole recording has what a key stands in", () => {
  const recorded = toSamples({ a: { b: 1 }, c: null });
  const hasKey = (_: string, path: string): boolean => path.endsWith(".known");
  const compare = (value: unknown, trimmed: Sample[] = []): string[] =>
    compareKeys(toSamples(value), {
      recorded: [...recorded, ...trimmed],
      kin: [],
      free: undefined,
      hasKey,
    }).unknown;
  // `a` was recorded whole: what it lacks, the provider does not send
  expect(compare({ a: { known: 1 } })).toEqual(["body: a.known"]);
  expect(compare({ c: { known: 1, other: 1 } })).toEqual(["body: c.other"]);
  const trimmed = toSamples({ c: { d: 1 } }).map((sample) => ({ ...sample, isTrimmed: true }));
  expect(compare({ c: { known: 1, d: 1, e: 1 } }, trimmed)).toEqual(["body: c.e"]);
  expect(compare({ c: { known: 1 } }, toSamples({ c: { d: 1 } }))).toEqual(["body: c.known"]);
});

test("orders: runs are one, and [DONE] is a payload", () => {
  expect(fold(["a", "b", "b", "a"])).toBe("a\nb\na");
  const payloads = [{ type: "a", x: 1 }, "[DONE]"];
  expect(toPayloads(toEventStream(payloads))).toEqual(payloads);
  expect(toPayloads('[{"a":1}]')).toEqual([{ a: 1 }]);
  expect(toPayloads('data: {"a":1}\r\n\r\n')).toEqual([{ a: 1 }]);
});

test("refusals: their status and their type", () => {
  const type = { status: 400, type: "invalid_request_error" };
  expect(toRefusal(400, { error: { type: type.type, message: "x" } })).toEqual(type);
  expect(toRefusal(400, [{ error: { code: 400, status: "INVALID_ARGUMENT" } }])).toEqual({
    status: 400,
    type: "INVALID_ARGUMENT",
  });
});

test("requests by id: those that name what the provider kept", () => {
  const ask = (body: unknown): boolean =>
    namesStored({ url: "https://a.example/v1/responses", request: { body } } as Recording);
  expect(ask({ previous_response_id: "resp_1" })).toBe(true);
  expect(ask({ input: [{ type: "item_reference", id: "msg_1" }] })).toBe(true);
  expect(ask({ input: [{ content: [{ file_id: "file_1" }] }] })).toBe(true);
  expect(ask({ input: "previous_response_id", previous_response_id: null })).toBe(false);
});

test("round trips: the first place where two answers differ", () => {
  expect(findDifference({ a: [{ b: 1 }] }, { a: [{ b: 1 }] })).toBeUndefined();
  expect(findDifference({ a: [{ b: 1 }] }, { a: [{ b: 2 }] })).toBe(
    ".a.0.b: 1 was recorded, 2 is ours",
  );
  expect(findDifference({ id: "a" }, {})).toBeUndefined();
  expect(findDifference({}, { a: null })).toBe(".a: undefined was recorded, null is ours");
});

describe.runIf(hasSpecs)("specifications: relaxed, and no further", () => {
  const check = createCheck("openai", "CreateChatCompletionResponse");
  const choice = {
    index: 0,
    message: { role: "assistant", content: "Hi" },
    finish_reason: "stop",
  };
  const body = { id: "1", object: "chat.completion", created: 1, model: "m", choices: [choice] };

  test("what may be null may be absent, and others may stand beside", () => {
    expect(check({ ...body, extra: 1, usage: null })).toEqual([]);
  });

  test("what is wrong is told", () => {
    expect(check({ ...body, created: "1" })).toEqual(["/created must be integer"]);
    expect(check({ ...body, object: "x" })).toEqual([
      "/object must be equal to one of the allowed values",
    ]);
    expect(check({ ...body, choices: [{ ...choice, finish_reason: null }] })).not.toEqual([]);
    expect(check({ ...body, choices: undefined })).toEqual([
      " must have required property 'choices'",
    ]);
  });

  test("a key path is one that the schema has, in whatever alternative", () => {
    const hasKey = createHasKey({
      document: "openai",
      body: "Response",
      event: "ResponseStreamEvent",
    });
    const [body, done] = ["body", "response.custom_tool_call_input.done"];
    expect(hasKey(done, "input")).toBe(true);
    expect(hasKey(done, "output")).toBe(false);
    expect(hasKey("response.custom_tool_call_input.delta", "obfuscation")).toBe(false);
    expect(hasKey(body, "output[].content[].logprobs[].token")).toBe(true);
    expect(hasKey(body, "output[].content[].logprobs[].tokens")).toBe(false);
    expect(hasKey("response.completed", "response.usage.input_tokens_details")).toBe(true);
    expect(hasKey("response.nothing", "type")).toBe(false);
    expect(createHasKey(undefined)(body, "output")).toBe(false);
  });

  test("an event is one of the union's", () => {
    const checkEvent = createCheck("openai", "ResponseStreamEvent");
    const event = { type: "response.output_text.done", item_id: "i", output_index: 0 };
    expect(
      checkEvent({ ...event, content_index: 0, text: "", sequence_number: 1, logprobs: [] }),
    ).toEqual([]);
    expect(checkEvent(event)).toContain(" must have required property 'text'");
    expect(checkEvent({ type: "response.x" })).toEqual([
      "response.x is no event of ResponseStreamEvent",
    ]);
  });
});
