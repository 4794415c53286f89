import OpenAI from "openai";
import { beforeAll, expect, test } from "vitest";
import {
  empty,
  missing,
  onlyWhere,
  outside,
  type Refusal,
  refusalOf,
  tooLong,
  unsupported,
  wrongType,
} from "../support/openai-refusals.ts";
import { usePack } from "../support/server.ts";

usePack();
let client: OpenAI;
beforeAll(() => void (client = new OpenAI({ apiKey: "test", maxRetries: 0 })));

/** Asked with plain parameters, as a program without types would. */
function ask(params: object): Promise<unknown> {
  const messages = [{ role: "user", content: "Hello" }];
  return client.chat.completions.create({ model: "gpt-5.4", messages, ...params } as never);
}

const KEY = "k".repeat(65);
const TIERS = "'auto', 'default', 'fast', 'flex', and 'priority'";

test.for<[params: object, refusal: Refusal]>([
  [{ temperature: "hot" }, wrongType("temperature", "a decimal", "a string")],
  [{ temperature: 2.1 }, outside("temperature", "decimal", { above: 2, given: 2.1 })],
  [{ temperature: -0.5 }, outside("temperature", "decimal", { below: 0, given: -0.5 })],
  [{ top_p: 1.1 }, outside("top_p", "decimal", { above: 1, given: 1.1 })],
  [{ top_p: -0.1 }, outside("top_p", "decimal", { below: 0, given: -0.1 })],
  [{ presence_penalty: -3 }, outside("presence_penalty", "decimal", { below: -2, given: -3 })],
  [{ frequency_penalty: 3 }, outside("frequency_penalty", "decimal", { above: 2, given: 3 })],
  [{ max_tokens: 0 }, outside("max_tokens", "integer", { below: 1, given: 0 })],
  [
    { max_completion_tokens: 0 },
    outside("max_completion_tokens", "integer", { below: 1, given: 0 }),
  ],
  [{ n: 0 }, outside("n", "integer", { below: 1, given: 0 })],
  [{ n: 129 }, outside("n", "integer", { above: 128, given: 129 })],
  [{ n: "2" }, wrongType("n", "an integer", "a string")],
  [{ seed: 1.5 }, wrongType("seed", "an integer", "a decimal number")],
  [{ logprobs: 1 }, wrongType("logprobs", "a boolean", "an integer")],
  [{ logprobs: true, top_logprobs: "1" }, wrongType("top_logprobs", "an integer", "a string")],
  [
    { logprobs: true, top_logprobs: -1 },
    outside("top_logprobs", "integer", { below: 0, given: -1 }),
  ],
  [
    { logprobs: true, top_logprobs: 21 },
    {
      param: "top_logprobs",
      code: null,
      message: "Invalid value for 'top_logprobs': must be less than or equal to 20.",
    },
  ],
  [{ top_logprobs: 1 }, onlyWhere("top_logprobs", "logprobs")],
  [{ user: { a: 1 } }, wrongType("user", "a string", "an object")],
  [{ store: "yes" }, wrongType("store", "a boolean", "a string")],
  [{ stream: "yes" }, wrongType("stream", "a boolean", "a string")],
  [{ safety_identifier: KEY }, tooLong("safety_identifier", "string", { maximum: 64, length: 65 })],
  [{ prompt_cache_key: 7 }, wrongType("prompt_cache_key", "a string", "an integer")],
  [{ prompt_cache_options: "x" }, wrongType("prompt_cache_options", "an object", "a string")],
  [
    { prompt_cache_retention: {} },
    wrongType("prompt_cache_retention", "one of 'in_memory' or '24h'", "an object"),
  ],
  [
    { reasoning_effort: "huge" },
    {
      param: "reasoning_effort",
      code: "unsupported_value",
      message:
        "Unsupported value: 'reasoning_effort' does not support 'huge' with this model. Supported values are: 'none', 'minimal', 'low', 'medium', 'high', 'xhigh', and 'max'.",
    },
  ],
  [{ audio: "alloy" }, wrongType("audio", "an object", "a string")],
  [{ web_search_options: [] }, wrongType("web_search_options", "an object", "an array")],
  [{ modalities: "text" }, wrongType("modalities", "an array of strings", "a string")],
  [{ service_tier: "bogus" }, unsupported("service_tier", "bogus", TIERS)],
  [
    { service_tier: {} },
    wrongType("service_tier", `one of ${TIERS.replace("and", "or")}`, "an object"),
  ],
  [{ verbosity: "loud" }, unsupported("verbosity", "loud", "'low', 'medium', and 'high'")],
  [{ modalities: ["text", "video"] }, unsupported("modalities[1]", "video", "'text' and 'audio'")],
  [{ prediction: "text" }, wrongType("prediction", "an object", "a string")],
  [{ moderation: {} }, missing("moderation.model")],
  [{ stop: 7 }, wrongType("stop", "one of a string or array of strings", "an integer")],
  [{ stop: [] }, empty("stop")],
  [{ stop: ["a", "b", "c", "d", "e"] }, tooLong("stop", "array", { maximum: 4, length: 5 })],
  [{ stop: ["a", 1] }, wrongType("stop[1]", "a string", "an integer")],
  [{ stream_options: { include_usage: true } }, onlyWhere("stream_options", "stream")],
  [
    { stream: true, stream_options: { include_usage: "yes" } },
    wrongType("stream_options.include_usage", "a boolean", "a string"),
  ],
  [
    { logit_bias: { hello: 1 } },
    {
      param: "logit_bias",
      code: null,
      message:
        "Invalid key in 'logit_bias': hello. You should only be submitting non-negative integers.",
    },
  ],
  [
    { logit_bias: { 7: 1, 50256: -101 } },
    outside("logit_bias.50256", "decimal", { below: -100, given: -101 }),
  ],
  [{ metadata: "x" }, wrongType("metadata", "a metadata object", "a string")],
  [{ metadata: { a: "v", k: 7 } }, wrongType("metadata.k", "a string", "an integer")],
  [
    { metadata: { k: "v".repeat(513) } },
    tooLong("metadata.k", "string", { maximum: 512, length: 513 }),
  ],
  [
    { metadata: { [KEY]: "v" } },
    {
      param: `metadata.${KEY}`,
      code: "property_name_above_max_length",
      message:
        "Invalid property name in 'metadata': 'kkk...kkk' is too long. Expected a string with maximum length 64, but got a string with length 65 instead.",
    },
  ],
  [
    { metadata: Object.fromEntries(Array.from({ length: 17 }, (_, index) => [index, "v"])) },
    {
      param: "metadata",
      code: "object_above_max_properties",
      message:
        "Invalid 'metadata': too many properties. Expected an object with at most 16 properties, but got an object with 17 properties instead.",
    },
  ],
  [
    { max_tokens: 5, max_completion_tokens: 5 },
    {
      param: "max_tokens",
      code: "invalid_parameter_combination",
      message:
        "Setting 'max_tokens' and 'max_completion_tokens' at the same time is not supported.",
    },
  ],
])("refuses %j", async ([params, refusal]) => {
  expect(await refusalOf(ask(params))).toEqual(refusal);
});

test.for<object>([
  { temperature: 2, top_p: 1, presence_penalty: -2, frequency_penalty: 2 },
  { temperature: 0, top_p: 0, max_completion_tokens: 1, n: 1, seed: -1 },
  { n: 128 },
  { logprobs: true, top_logprobs: 0 },
  { logprobs: true, top_logprobs: 20 },
  { logprobs: false, top_logprobs: 0 },
  { stop: ["a", "b", "c", "d"] },
  { prompt_cache_retention: "24h", prompt_cache_options: {}, reasoning_effort: "minimal" },
  { stop: "a", user: "", safety_identifier: "k".repeat(64) },
  { service_tier: "scale", verbosity: "high", store: true, modalities: ["text"] },
  { stream: true, stream_options: { include_usage: true, include_obfuscation: false } },
  { logit_bias: { 50256: -100, 1: 100 } },
  { metadata: { ["k".repeat(64)]: "v".repeat(512) } },
  { metadata: Object.fromEntries(Array.from({ length: 16 }, (_, index) => [index, "v"])) },
  { prediction: { type: "content", content: "Hello" }, max_tokens: 1 },
  ...["none", "low", "medium", "high", "xhigh", "max"].map((value) => ({
    reasoning_effort: value,
  })),
  ...["auto", "default", "fast", "flex", "priority"].map((value) => ({ service_tier: value })),
  { verbosity: "low", prompt_cache_retention: "in_memory" },
  { verbosity: "medium", logit_bias: { 1: -100 } },
  { temperature: null, stop: null, stream_options: null, metadata: null, top_logprobs: null },
])("answers %j", async (params) => {
  expect(await refusalOf(ask(params))).toBeUndefined();
});

test.for<[params: object, param: string]>([
  [{ seed: 1.5, service_tier: "bogus" }, "seed"],
  [{ metadata: { k: 7 }, n: 0 }, "n"],
  [{ logprobs: "x", max_completion_tokens: 0 }, "max_completion_tokens"],
  [{ metadata: { k: 7 }, messages: [7] }, "messages[0]"],
  [{ store: "x", stream: "y" }, "stream"],
  [{ top_logprobs: -1, tools: "x" }, "tools"],
  [{ verbosity: "bogus", user: 7 }, "user"],
  [{ function_call: {}, functions: "x" }, "functions"],
  [{ messages: [{ role: "user" }, { role: "user", content: 7 }] }, "messages[1].content"],
  [{ messages: [{ role: "user" }], temperature: 3 }, "temperature"],
])("of two faults OpenAI tells the same one first: %j", async ([params, param]) => {
  expect((await refusalOf(ask(params)))?.param).toBe(param);
});
