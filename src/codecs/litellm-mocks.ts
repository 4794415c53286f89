import { type LLMError, llmError } from "../errors.ts";
import type { BaseCall } from "../language-model/call.ts";
import { isObject, type JSONObject, toObject } from "./read.ts";

/** The fields of a request's body by which LiteLLM answers without a model. */
export type MockField = "mock_response" | "mock_tool_calls" | "mock_delay" | "mock_timeout";

/** What is wrong with a field, and what to do; `undefined` where nothing is. */
type Check = (value: unknown, request: JSONObject) => string | undefined;

const CHECKS: Record<MockField, Check> = {
  mock_response: checkResponse,
  mock_tool_calls: checkToolCalls,
  mock_delay: checkDelay,
  mock_timeout: checkTimeout,
};

/** Names of errors that `mock_response` may have, as LiteLLM's `mock_completion` reads them. */
const ERROR_NAMES = [
  "litellm.RateLimitError",
  "litellm.ContextWindowExceededError",
  "litellm.InternalServerError",
  "Exception: content_filter_policy",
  "Exception: mock_streaming_error",
] as const;

/** In seconds, what a timer can wait for: more, and it would not wait at all. */
const LONGEST = 2_147_483;

const LOOKS_LIKE_ERROR = /^(?:litellm\.\w*(?:Error|Timeout)|Exception: \w+)$/;

/**
 * Refuses mock fields that an endpoint would otherwise drop in silence: a drill that passes without having run.
 *
 * @see https://github.com/BerriAI/litellm/pull/35423
 */
export function validateMocks(
  fields: readonly MockField[],
): (call: BaseCall) => LLMError | undefined {
  return function validateMockFields({ body }) {
    const request = toObject(body);
    for (const [name, value] of Object.entries(request)) {
      if (!name.startsWith("mock_") || value === null) continue;
      const problem = isAmong(name, fields)
        ? CHECKS[name](value, request)
        : describeUnhonoured(name, fields);
      if (problem !== undefined) return refused(name, problem);
    }
    return undefined;
  };
}

/** LiteLLM's own: one vector for all inputs, or the text "error". */
export function validateEmbeddingMocks({ body }: BaseCall): LLMError | undefined {
  const { mock_response: response, ...rest } = toObject(body);
  const isVector = Array.isArray(response) && response.every((item) => Number.isFinite(item));
  if (response !== undefined && response !== null && response !== "error" && !isVector) {
    return refused("mock_response", 'it is no vector. Give a list of numbers, or "error".');
  }
  return validateMocks(["mock_response"])({ body: rest, modelId: "" });
}

function refused(name: string, problem: string): LLMError {
  const message = `litellm.BadRequestError: Failed to honour '${name}': ${problem}`;
  return llmError("bad-request", { message, param: name });
}

function isAmong(name: string, fields: readonly string[]): name is MockField {
  return fields.includes(name);
}

function describeUnhonoured(name: string, fields: readonly string[]): string {
  if (name.startsWith("mock_testing_")) {
    return "it drills a router's fallbacks, and there is no router here. Answer each model by itself: server.use(llm.litellm.chat(errors.serverError(), { when: { model } })).";
  }
  const honoured = fields.length > 0 ? fields.join(", ") : "none";
  return `this endpoint knows no such field. Of the mock fields it honours: ${honoured}.`;
}

function checkResponse(response: unknown): string | undefined {
  if (typeof response !== "string") {
    return "it is no text. Give a text; a test says more with server.use(llm.litellm.chat({ content, usage })).";
  }
  const isKnown = ERROR_NAMES.some((name) => response.startsWith(name));
  if (isKnown || !LOOKS_LIKE_ERROR.test(response)) return undefined;
  return `LiteLLM has no error "${response}" there, and would answer with that text. Use ${ERROR_NAMES.join(", ")}.`;
}

function checkToolCalls(calls: unknown, request: JSONObject): string | undefined {
  const { mock_response: response } = request;
  if (response !== undefined && response !== null) {
    return "mock_response is there too. Give one of them.";
  }
  if (!Array.isArray(calls) || calls.length === 0) {
    return "it is no list of tool calls. Give at least one.";
  }
  for (const [index, call] of calls.entries()) {
    const problem = checkToolCall(call);
    if (problem !== undefined) return `call ${index} ${problem}`;
  }
  return undefined;
}

function checkToolCall(call: unknown): string | undefined {
  const { id, type, function: details } = toObject(call);
  if (!isObject(details) || typeof details["name"] !== "string" || details["name"] === "") {
    return 'has no function with a name. Give { id, type: "function", function: { name, arguments } }.';
  }
  if (type !== undefined && type !== "function") return 'is of another type than "function".';
  if (id !== undefined && typeof id !== "string") return "has an id that is no text.";
  const { arguments: input = "{}" } = details;
  return typeof input === "string" && isJSON(input)
    ? undefined
    : 'has arguments that are no JSON in a text. Give them as in "{\\"city\\": \\"Oslo\\"}".';
}

function isJSON(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function checkDelay(delay: unknown): string | undefined {
  if (typeof delay === "number" && isSeconds(delay)) return undefined;
  return `it is no number of seconds from 0 to ${LONGEST}.`;
}

/** LiteLLM goes on without a timeout where none is given, and the drill tests nothing. */
function checkTimeout(isOn: unknown, { timeout }: JSONObject): string | undefined {
  if (typeof isOn !== "boolean") return "it is neither true nor false.";
  if (!isOn || isSeconds(timeout)) return undefined;
  return "there is no timeout to wait for. Give timeout, in seconds.";
}

function isSeconds(value: unknown): boolean {
  if (typeof value !== "number" && typeof value !== "string") return false;
  return value !== "" && Number(value) >= 0 && Number(value) <= LONGEST;
}
