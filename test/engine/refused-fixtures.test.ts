import { expect, test } from "vitest";
import { fromFixtures } from "../../fixtures/index.ts";

const ITEM = "text, reasoning, toolCall, json, refusal, file, source, custom, error, fault";
const ERRORS =
  "rateLimit, overloaded, insufficientQuota, invalidApiKey, permissionDenied, modelNotFound, badRequest, contextLengthExceeded, contentFiltered, serverError, unavailable, gatewayTimeout, custom";
const RESULT = "content, finishReason, stopSequence, usage, id, modelId, logprobs, headers, body";

test.for<[fixtures: object, message: string]>([
  [
    { weather: ["Let me look.", { toolCal: "get_weather" }] },
    `weather[1].toolCal is unknown. An item has one of ${ITEM}.`,
  ],
  [
    { weather: { toolCal: "get_weather" } },
    `weather.toolCal is unknown. An item has one of ${ITEM}; a partial result has ${RESULT}; a sequence has sequence, after, perCall.`,
  ],
  [
    { weather: { toolCall: "get_weather", inputs: {} } },
    "weather.inputs is unknown. A toolCall has toolCall, input, id, signature.",
  ],
  [{ a: { text: "Hi", refusal: "No" } }, "a.refusal is unknown. A text has text."],
  [{ a: { toolCall: { name: "b" } } }, "a.toolCall is an object. Give a text."],
  [
    { a: { toolCall: "b", input: { c: [1, undefined, () => 1] } } },
    "a.input.c[1] is undefined. Give a JSON value.",
  ],
  [{ a: { json: { b: NaN } } }, "a.json.b is NaN. Give a JSON value."],
  [{ a: { file: { data: "AA" } } }, "a.file.mediaType is missing. It has mediaType, data."],
  [{ a: { source: { url: "b", name: "c" } } }, "a.source.name is unknown. It has url, title."],
  [{ a: { source: "b" } }, 'a.source is "b". Give an object.'],
  [{ a: { error: "rateLimits" } }, `a.error is "rateLimits". Use one of ${ERRORS}.`],
  [{ a: { error: "rateLimit", retry: 1 } }, "a.retry is unknown. It has retryAfter."],
  [
    { a: { error: "overloaded", message: "No." } },
    "a.message is unknown. The error overloaded has no options.",
  ],
  [{ a: { error: "badRequest" } }, "a.message is missing. It has message, param."],
  [
    { a: { error: "custom", status: 200 } },
    "a is refused. Failed to create an error: its status is 200. Give one from 400 to 599.",
  ],
  [
    { a: { error: "rateLimit", retryAfter: -1 } },
    "a is refused. Failed to create a rate limit: retryAfter is -1. Give a number of seconds, 0 or more.",
  ],
  [
    { a: ["b", { fault: "stall", ms: -1 }] },
    "a[1] is refused. Failed to read the stall's time: it is -1. Give a number of milliseconds, from 0 to 2147483647.",
  ],
  [
    { a: { fault: "drop" } },
    'a.fault is "drop". Use one of networkError, hang, disconnect, truncate, malformed, stall, html.',
  ],
  [{ a: { fault: "hang", ms: 1 } }, "a.ms is unknown. The fault hang has no options."],
  [
    { a: { content: "b", finishReason: "end" } },
    'a.finishReason is "end". Use one of stop, length, content-filter, tool-calls, error, other.',
  ],
  [
    { a: { usage: { inputTokens: { totals: 1 } } } },
    "a.usage.inputTokens.totals is unknown. It has total, cacheRead, cacheWrite.",
  ],
  [{ a: { headers: { "x-a": 1 } } }, "a.headers.x-a is 1. Give a text."],
  [
    { a: { logprobs: [{ token: "b" }] } },
    "a.logprobs[0].logprob is missing. It has token, logprob, topLogprobs.",
  ],
  [{ a: { content: [{ text: 1 }] } }, "a.content[0].text is 1. Give a text."],
  [{ a: { sequence: "b" } }, 'a.sequence is "b". Give a list.'],
  [
    { a: { sequence: ["b", { sequence: [] }] } },
    `a.sequence[1].sequence is unknown. An item has one of ${ITEM}; a partial result has ${RESULT}; a sequence has sequence, after, perCall.`,
  ],
  [
    { a: { sequence: [], afters: "repeat" } },
    "a.afters is unknown. It has sequence, after, perCall.",
  ],
  [{ a: { sequence: [], after: "stop" } }, 'a.after is "stop". Use one of fail, repeat, cycle.'],
  [{ a: { sequence: [], perCall: 1 } }, "a.perCall is 1. Give true or false."],
  [{ a: null }, `a is null. Give a text, or an object with one of ${ITEM}.`],
  [{ a: ["b", ["c"]] }, `a[1] is a list. Give a text, or an object with one of ${ITEM}.`],
  [{ a: [{}] }, `a[0] is empty. Give a text, or an object with one of ${ITEM}.`],
  [["b"], "they are a list. Give an object with replies by their names."],
])("refuses %j", ([fixtures, message]) => {
  expect(() => fromFixtures(fixtures)).toThrow(
    expect.objectContaining({ name: "TypeError", message: `Failed to read fixtures: ${message}` }),
  );
});
