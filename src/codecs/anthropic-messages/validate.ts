import type { CodecContext } from "../../codec.ts";
import type { LLMError } from "../../errors.ts";
import type { LanguageModelCall } from "../../language-model/call.ts";
import { invalidRequest } from "../anthropic-error.ts";
import { type JSONObject, toArray, toObject } from "../read.ts";
import { findThread, validateThread } from "./threads.ts";
import { validateMessages } from "./validate-messages.ts";
import { findSchemaFault } from "./validate-schema.ts";
import { validateToolChoice, validateTools } from "./validate-tools.ts";

type Check = (value: unknown) => string | undefined;

/** @see https://docs.claude.com/en/api/messages */
export function validate(call: LanguageModelCall, context: CodecContext): LLMError | undefined {
  const request = toObject(call.body);
  const { max_tokens: limit } = request;
  if (limit === undefined)
    return validatePrompt(call, context) ?? invalidRequest("max_tokens: Field required");
  return (
    toError("max_tokens", integer(limit) ?? atLeast(limit, 0)) ??
    validateTypes(request) ??
    validatePrompt(call, context) ??
    validateThinking(request)
  );
}

/** What messages and the counting of their tokens have in common. */
export function validatePrompt(
  { body }: LanguageModelCall,
  context: CodecContext,
): LLMError | undefined {
  const request = toObject(body);
  const { model, system } = request;
  if (model === undefined) return invalidRequest("model: Field required");
  if (typeof model !== "string") return invalidRequest("model: Input should be a valid string");
  if (model === "") return invalidRequest("model: String should have at least 1 character");
  if (toArray(system).some(isEmptyText)) {
    return invalidRequest("system: text content blocks must be non-empty");
  }
  const thread = findThread(body, context);
  return (
    validateThread(body, context) ??
    validateMessages(request["messages"], thread?.calls) ??
    validateTools(request["tools"]) ??
    validateToolChoice(request, thread?.tools) ??
    validateOutputFormat(request)
  );
}

function isEmptyText(block: unknown): boolean {
  const { type, text } = toObject(block);
  return type === "text" && text === "";
}

const TYPES: [name: string, check: Check][] = [
  ["stream", (value) => expected("boolean", "a valid boolean", value)],
  ["temperature", (value) => expected("number", "a valid number", value)],
  ["top_p", (value) => expected("number", "a valid number", value)],
  ["top_k", integer],
  ["stop_sequences", (value) => (Array.isArray(value) ? undefined : shouldBe("a valid list"))],
];

function validateTypes(request: JSONObject): LLMError | undefined {
  for (const [name, check] of TYPES) {
    const value = request[name] ?? undefined;
    const reason = value === undefined ? undefined : check(value);
    if (reason !== undefined) return toError(name, reason);
  }
  return undefined;
}

/** @see https://docs.claude.com/en/docs/build-with-claude/extended-thinking */
function validateThinking({ thinking, max_tokens, tools }: JSONObject): LLMError | undefined {
  const { type, budget_tokens: budget } = toObject(thinking);
  if (type !== "enabled") return undefined;
  const name = "thinking.enabled.budget_tokens";
  if (budget === undefined) return invalidRequest(`${name}: Field required`);
  const reason = integer(budget) ?? atLeast(budget, 1024);
  if (reason !== undefined) return toError(name, reason);
  // thinking between tool calls may take more than one answer's tokens
  if (Number(budget) < Number(max_tokens) || toArray(tools).length > 0) return undefined;
  return invalidRequest(
    "`max_tokens` must be greater than `thinking.budget_tokens`. Please consult our documentation at https://docs.claude.com/en/docs/build-with-claude/extended-thinking#max-tokens-and-context-window-size",
  );
}

function validateOutputFormat({ output_config, output_format }: JSONObject): LLMError | undefined {
  const { format } = toObject(output_config);
  const name = format === undefined ? "output_format" : "output_config.format";
  const { type, schema } = toObject(format ?? output_format);
  if (type !== "json_schema") return undefined;
  const reason = schema === undefined ? "Field required" : findSchemaFault(schema);
  return toError(`${name}.schema`, reason);
}

function toError(name: string, reason: string | undefined): LLMError | undefined {
  return reason === undefined ? undefined : invalidRequest(`${name}: ${reason}`);
}

/** A text that holds a number is one: the API converts it. */
function integer(value: unknown): string | undefined {
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  if (typeof number !== "number" || Number.isNaN(number)) return shouldBe("a valid integer");
  if (Number.isInteger(number)) return undefined;
  return `${shouldBe("a valid integer")}, got a number with a fractional part`;
}

function atLeast(value: unknown, minimum: number): string | undefined {
  return Number(value) < minimum
    ? `Input should be greater than or equal to ${minimum}`
    : undefined;
}

function expected(type: string, words: string, value: unknown): string | undefined {
  return typeof value === type || typeof value === "string" ? undefined : shouldBe(words);
}

function shouldBe(words: string): string {
  return `Input should be ${words}`;
}
