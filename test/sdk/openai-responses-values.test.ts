import { test } from "vitest";
import {
  check,
  expectAnswer,
  missing,
  mistyped,
  unsupported,
  type Row,
} from "../support/openai-responses-checks.ts";
import { usePack } from "../support/server.ts";

usePack();

const rows: Row[] = [
  {
    name: "an effort that nobody knows",
    refused: { reasoning: { effort: "huge" } },
    error: unsupported(
      "reasoning.effort",
      "huge",
      "'none', 'minimal', 'low', 'medium', 'high', 'xhigh', and 'max'",
    ),
    accepted: { reasoning: { effort: "max" } },
  },
  {
    name: "a summary that nobody knows",
    refused: { reasoning: { summary: "long" } },
    error: unsupported("reasoning.summary", "long", "'concise', 'detailed', and 'auto'"),
    accepted: { reasoning: { summary: "concise" } },
  },
  {
    name: "another verbosity",
    refused: { text: { verbosity: "loud" } },
    error: unsupported("text.verbosity", "loud", "'low', 'medium', and 'high'"),
    accepted: { text: { verbosity: null } },
  },
  {
    name: "another truncation",
    refused: { truncation: "middle" },
    error: unsupported("truncation", "middle", "'auto' and 'disabled'"),
    accepted: { truncation: "auto" },
  },
  {
    name: "a truncation that is an object",
    refused: { truncation: {} },
    error: mistyped("truncation", "one of 'auto' or 'disabled'", "an object"),
    accepted: { truncation: null },
  },
  {
    name: "another tier",
    refused: { service_tier: "gold" },
    error: unsupported("service_tier", "gold", "'auto', 'default', 'fast', 'flex', and 'priority'"),
    accepted: { service_tier: "scale" },
  },
  {
    name: "something more that there is not",
    refused: { include: ["usage"] },
    error: unsupported(
      "include[0]",
      "usage",
      "'file_search_call.results', 'web_search_call.results', 'web_search_call.action.sources', 'message.input_image.image_url', 'computer_call_output.output.image_url', 'code_interpreter_call.outputs', 'reasoning.encrypted_content', and 'message.output_text.logprobs'",
    ),
    accepted: { include: ["web_search_call.results"] },
  },
  {
    name: "something more that is no list",
    refused: { include: "usage" },
    error: mistyped(
      "include",
      "an array of one of 'fil...lts', 'web...lts', 'web...ces', 'mes...url', 'com...url', 'cod...uts', 'rea...ent', or 'mes...obs'",
      "a string",
    ),
    accepted: { include: [] },
  },
  {
    name: "a cache key that is too long",
    refused: { prompt_cache_key: "k".repeat(65) },
    error: {
      param: "prompt_cache_key",
      code: "string_above_max_length",
      message:
        "Invalid 'prompt_cache_key': string too long. Expected a string with maximum length 64, but got a string with length 65 instead.",
    },
    accepted: { prompt_cache_key: "k".repeat(64) },
  },
  {
    name: "options of a stream that are a number",
    refused: { stream: true, stream_options: 1 },
    error: mistyped("stream_options", "an object", "an integer"),
    accepted: { stream_options: null },
  },
  {
    name: "a safety identifier that is too long",
    refused: { safety_identifier: "k".repeat(65) },
    error: {
      param: "safety_identifier",
      code: "string_above_max_length",
      message:
        "Invalid 'safety_identifier': string too long. Expected a string with maximum length 64, but got a string with length 65 instead.",
    },
    accepted: { safety_identifier: "k".repeat(64) },
  },
  {
    name: "a context management that is a text",
    refused: { context_management: "compact" },
    error: mistyped("context_management", "an array of objects", "a string"),
    accepted: { context_management: [{ type: "compaction", compact_threshold: 1000 }] },
  },
  {
    name: "a context management that is a list of texts",
    refused: { context_management: ["compact"] },
    error: mistyped("context_management", "an array of objects", "an array"),
    accepted: { context_management: [] },
  },
  {
    name: "a tier that is an object",
    refused: { service_tier: {} },
    error: mistyped(
      "service_tier",
      "one of 'auto', 'default', 'fast', 'flex', or 'priority'",
      "an object",
    ),
    accepted: { service_tier: null },
  },
  {
    name: "a format without its type",
    refused: { text: { format: {} } },
    error: missing("text.format.type"),
    accepted: { text: {} },
  },
];

test.for(rows)("$name", check);

const INCLUDES = [
  "file_search_call.results",
  "web_search_call.results",
  "web_search_call.action.sources",
  "message.input_image.image_url",
  "computer_call_output.output.image_url",
  "code_interpreter_call.outputs",
  "reasoning.encrypted_content",
  "message.output_text.logprobs",
];

test.for<object>([
  ...["none", "minimal", "low", "medium", "high", "xhigh"].map((effort) => ({
    reasoning: { effort },
  })),
  ...["auto", "detailed"].map((summary) => ({ reasoning: { summary } })),
  ...["auto", "default", "fast", "flex", "priority"].map((tier) => ({ service_tier: tier })),
  ...["low", "medium", "high"].map((verbosity) => ({ text: { verbosity } })),
  { truncation: "disabled", prompt_cache_retention: "24h" },
  { include: INCLUDES },
])("is answered: %j", expectAnswer);
