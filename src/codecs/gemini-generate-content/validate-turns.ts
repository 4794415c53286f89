import { type LLMError, llmError } from "../../errors.ts";
import { toFields, toMembers } from "../google-fields.ts";
import { findFirst } from "../google-request.ts";
import { isObject, type JSONObject, toText } from "../read.ts";
import { signsFunctionCalls } from "./signature.ts";

/** `function` and `tool` are not in the reference, but Google's own examples send function responses as them. */
const ROLES = ["user", "model", "function", "tool"];

/** What the service finds in single contents. */
export function* findContentViolations(contents: JSONObject[]): Iterable<string> {
  if (contents.length === 0) yield "contents: contents is not specified";
  for (const [index, { parts }] of contents.entries()) {
    const members = toMembers(parts);
    if (members.length === 0) yield `contents[${index}].parts: contents.parts must not be empty.`;
    yield* findPartViolations(members, `contents[${index}]`);
  }
}

export function* findPartViolations(parts: unknown[], at: string): Iterable<string> {
  for (const [index, part] of parts.entries()) {
    const fields = toFields(part);
    const { functionResponse } = fields;
    const field = `${at}.parts[${index}]`;
    if (Object.keys(fields).length === 0) {
      yield `${field}.data: required oneof field 'data' must have one initialized field`;
    }
    if (isObject(functionResponse) && !functionResponse["name"]) {
      yield `${field}.function_response.name: Name cannot be empty.`;
    }
  }
}

/** What the contents get wrong as a conversation. */
export function checkTurns(contents: JSONObject[], modelId: string): LLMError | undefined {
  return (
    findFirst(contents, checkRole) ??
    checkSingleTurn(contents) ??
    checkFunctionTurns(contents) ??
    (signsFunctionCalls({ modelId }) ? checkSignatures(contents) : undefined)
  );
}

function checkRole({ role }: JSONObject): LLMError | undefined {
  if (typeof role !== "string" || role === "" || ROLES.includes(role)) return undefined;
  return refuse("Please use a valid role: user, model.");
}

function checkSingleTurn(contents: JSONObject[]): LLMError | undefined {
  if (contents.length !== 1 || contents[0]?.["role"] !== "model") return undefined;
  return refuse(
    "Please ensure that single turn requests end with a user role or the role field is empty.",
  );
}

/**
 * Every function call follows a user's turn, and is answered in the turn after it.
 *
 * Adjacent contents are one turn: of a stream, the SDK's chat keeps a content for each chunk. A call without any
 * response is let through, as a recording has it.
 * @see https://ai.google.dev/gemini-api/docs/function-calling
 */
function checkFunctionTurns(contents: JSONObject[]): LLMError | undefined {
  let [calls, responses, isAnswered] = [0, 0, false];
  let isOpening = true;
  for (const { role, parts } of [...contents, { role: "model" }]) {
    if (role !== "model") {
      responses += count(parts, "functionResponse");
      isAnswered = true;
      isOpening = false;
      continue;
    }
    if (isAnswered) {
      if (responses > 0 && responses !== calls) return refuseFunctionTurn(calls);
      [calls, responses, isAnswered] = [0, 0, false];
    }
    calls += count(parts, "functionCall");
    if (isOpening && calls > 0) {
      return refuse(
        "Please ensure that function call turn comes immediately after a user turn or after a function response turn.",
      );
    }
  }
  return undefined;
}

function refuseFunctionTurn(calls: number): LLMError {
  return refuse(
    calls === 0
      ? "Please ensure that function response turn comes immediately after a function call turn."
      : "Please ensure that the number of function response parts is equal to the number of function call parts of the function call turn.",
  );
}

/**
 * From Gemini 3 on, the first function call of each step since the user last spoke brings its signature back.
 *
 * @see https://ai.google.dev/gemini-api/docs/thought-signatures
 */
function checkSignatures(contents: JSONObject[]): LLMError | undefined {
  const start = contents.findLastIndex(({ role, parts }) => {
    return role !== "model" && count(parts, "functionResponse") === 0;
  });
  let isStep = false;
  for (const [index, { role, parts }] of contents.entries()) {
    if (role !== "model") isStep = false;
    if (role !== "model" || isStep || index < start) continue;
    const call = toMembers(parts)
      .map(toFields)
      .find(({ functionCall }) => isObject(functionCall));
    if (!call) continue;
    isStep = true;
    if (!call["thoughtSignature"]) return refuseUnsigned(call["functionCall"], index + 1);
  }
  return undefined;
}

function refuseUnsigned(functionCall: unknown, position: number): LLMError {
  const name = toText(toFields(functionCall)["name"]);
  return refuse(
    `Function call is missing a thought_signature in functionCall parts. This is required for tools to work correctly, and missing thought_signature may lead to degraded model performance. Additional data, function call \`default_api:${name}\` , position ${position}. Please refer to https://ai.google.dev/gemini-api/docs/thought-signatures for more details.`,
  );
}

function count(parts: unknown, name: string): number {
  return toMembers(parts).filter((part) => isObject(toFields(part)[name])).length;
}

function refuse(message: string): LLMError {
  return llmError("bad-request", { message });
}
