import { test } from "vitest";
import { check, missing, mistyped, type Row } from "../support/openai-responses-checks.ts";
import { usePack } from "../support/server.ts";

usePack();

const rows: Row[] = [
  {
    name: "no model",
    refused: { model: undefined },
    error: missing("model"),
    accepted: { model: "any-model-name" },
  },
  {
    name: "a model that is null",
    refused: { model: null },
    error: mistyped("model", "a string", "an object"),
    accepted: {},
  },
  {
    name: "a model that is a number",
    refused: { model: 7 },
    error: mistyped("model", "a string", "an integer"),
    accepted: { model: undefined, prompt: { id: "pmpt_1" } },
  },
  {
    name: "a model that is a number, beside a prompt",
    refused: { model: 7, prompt: { id: "pmpt_1" } },
    error: mistyped("model", "a string", "an integer"),
    accepted: { model: null, prompt: { id: "pmpt_1" } },
  },
  {
    name: "no model, and a prompt that is a text",
    refused: { model: undefined, prompt: "pmpt_1" },
    error: missing("model"),
    accepted: { prompt: null },
  },
  {
    name: "a prompt that is a text",
    refused: { prompt: "pmpt_1" },
    error: mistyped("prompt", "an object", "a string"),
    accepted: { prompt: { id: "pmpt_1" } },
  },
  {
    name: "a model without a name",
    refused: { model: "" },
    error: {
      param: "model",
      code: "model_not_found",
      message: "The requested model '' does not exist.",
    },
    accepted: {},
  },
  {
    name: "no input",
    refused: { input: undefined },
    error: missing("input"),
    accepted: { input: undefined, prompt: { id: "pmpt_1" } },
  },
  {
    name: "an empty text",
    refused: { input: "" },
    error: {
      param: null,
      code: "missing_required_parameter",
      message: `One of "input" or "previous_response_id" or 'prompt' or 'conversation' must be provided.`,
    },
    accepted: { input: " " },
  },
  {
    name: "an empty input",
    refused: { input: [] },
    error: {
      param: null,
      code: "missing_required_parameter",
      message: `One of "input" or "previous_response_id" or 'prompt' or 'conversation' must be provided.`,
    },
    accepted: { input: [{ role: "user", content: "" }] },
  },
  {
    name: "a temperature that is too low",
    refused: { temperature: -0.1 },
    error: {
      param: "temperature",
      code: "decimal_below_min_value",
      message:
        "Invalid 'temperature': decimal below minimum value. Expected a value >= 0, but got -0.1 instead.",
    },
    accepted: { temperature: 0 },
  },
  {
    name: "log probabilities of less than none",
    refused: { top_logprobs: -1 },
    error: {
      param: "top_logprobs",
      code: "integer_below_min_value",
      message:
        "Invalid 'top_logprobs': integer below minimum value. Expected a value >= 0, but got -1 instead.",
    },
    accepted: { top_logprobs: 0 },
  },
  {
    name: "a temperature that is too high",
    refused: { temperature: 2.1 },
    error: {
      param: "temperature",
      code: "decimal_above_max_value",
      message:
        "Invalid 'temperature': decimal above maximum value. Expected a value <= 2, but got 2.1 instead.",
    },
    accepted: { temperature: 2 },
  },
  {
    name: "a top_p below zero",
    refused: { top_p: -0.1 },
    error: {
      param: "top_p",
      code: "decimal_below_min_value",
      message:
        "Invalid 'top_p': decimal below minimum value. Expected a value >= 0, but got -0.1 instead.",
    },
    accepted: { top_p: 0 },
  },
  {
    name: "a top_p above one",
    refused: { top_p: 1.1 },
    error: {
      param: "top_p",
      code: "decimal_above_max_value",
      message:
        "Invalid 'top_p': decimal above maximum value. Expected a value <= 1, but got 1.1 instead.",
    },
    accepted: { top_p: 1 },
  },
  {
    name: "too few tokens",
    refused: { max_output_tokens: 15 },
    error: {
      param: "max_output_tokens",
      code: "integer_below_min_value",
      message:
        "Invalid 'max_output_tokens': integer below minimum value. Expected a value >= 16, but got 15 instead.",
    },
    accepted: { max_output_tokens: 16 },
  },
  {
    name: "half a token",
    refused: { max_output_tokens: 16.5 },
    error: mistyped("max_output_tokens", "an integer", "a decimal number"),
    accepted: { max_output_tokens: null },
  },
  {
    name: "too many alternatives",
    refused: { top_logprobs: 21 },
    error: {
      param: "top_logprobs",
      code: "integer_above_max_value",
      message:
        "Invalid 'top_logprobs': integer above maximum value. Expected a value <= 20, but got 21 instead.",
    },
    accepted: { top_logprobs: 20 },
  },
  {
    name: "no tool call at all",
    refused: { max_tool_calls: 0 },
    error: {
      param: "max_tool_calls",
      code: "integer_below_min_value",
      message:
        "Invalid 'max_tool_calls': integer below minimum value. Expected a value >= 1, but got 0 instead.",
    },
    accepted: { max_tool_calls: 1 },
  },
  {
    name: "a text for a boolean",
    refused: { store: "yes" },
    error: mistyped("store", "a boolean", "a string"),
    accepted: { store: null },
  },
  {
    name: "instructions that are a list",
    refused: { instructions: [] },
    error: mistyped("instructions", "a string", "an array"),
    accepted: { instructions: "" },
  },
  {
    name: "reasoning that is a text",
    refused: { reasoning: "low" },
    error: mistyped("reasoning", "an object", "a string"),
    accepted: { reasoning: { effort: "low" } },
  },
];

test.for(rows)("$name", check);
