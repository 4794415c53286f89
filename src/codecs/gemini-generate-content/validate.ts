import { type LLMError, llmError } from "../../errors.ts";
import type { LanguageModelCall } from "../../language-model/call.ts";
import { toFields, toMembers } from "../google-fields.ts";
import {
  checkContent,
  checkCount,
  checkMessage,
  checkMessages,
  checkRoot,
  checkScalars,
  type ScalarType,
} from "../google-request.ts";
import { isObject, type JSONObject } from "../read.ts";
import { MAXIMUM_CANDIDATES } from "./decode.ts";

/** In both spellings. */
export const PARAMETERS: ReadonlySet<string> = new Set([
  "model",
  "contents",
  "tools",
  "toolConfig",
  "tool_config",
  "systemInstruction",
  "system_instruction",
  "generationConfig",
  "generation_config",
  "safetySettings",
  "safety_settings",
  "cachedContent",
  "cached_content",
  "serviceTier",
  "service_tier",
  "store",
]);

/** `function` and `tool` are not in the reference, but Google's own examples send function responses as them. */
const ROLES = ["user", "model", "function", "tool"];

const CONFIG_TYPES: Record<string, ScalarType> = {
  temperature: "TYPE_FLOAT",
  topP: "TYPE_FLOAT",
  topK: "TYPE_INT32",
  maxOutputTokens: "TYPE_INT32",
  candidateCount: "TYPE_INT32",
  seed: "TYPE_INT32",
  responseMimeType: "TYPE_STRING",
};

/** @see https://ai.google.dev/api/generate-content#request-body */
export function validate({ body }: Pick<LanguageModelCall, "body">): LLMError | undefined {
  const request = toFields(body);
  const contents = toMembers(request["contents"]).map(toFields);
  const config = request["generationConfig"];
  return (
    checkRoot(body) ??
    checkMessages(request["contents"], "contents", "Content") ??
    checkMessage(request["systemInstruction"], "system_instruction", "Content") ??
    checkMessage(config, "generation_config", "GenerationConfig") ??
    checkScalars(toFields(config), "generation_config", CONFIG_TYPES) ??
    checkCount(toFields(config)["candidateCount"], "candidateCount", MAXIMUM_CANDIDATES) ??
    checkMessages(request["tools"], "tools", "Tool") ??
    first(contents, (content, index) => checkContent(content, `contents[${index}]`)) ??
    (contents.length === 0 ? refuse("contents: contents is not specified") : undefined) ??
    first(contents, checkTurn) ??
    first(toMembers(request["tools"]), checkTool) ??
    checkFunctionTurns(contents)
  );
}

function checkTurn({ role, parts }: JSONObject, index: number): LLMError | undefined {
  const field = `contents[${index}].parts`;
  if (typeof role === "string" && role !== "" && !ROLES.includes(role)) {
    return llmError("bad-request", { message: "Please use a valid role: user, model." });
  }
  const members = toMembers(parts);
  if (members.length === 0) return refuse(`${field}: contents.parts must not be empty.`);
  const empty = members.findIndex((part) => isObject(part) && Object.keys(part).length === 0);
  return empty === -1
    ? undefined
    : refuse(
        `${field}[${empty}].data: required oneof field 'data' must have one initialized field`,
      );
}

function checkTool(tool: unknown, index: number): LLMError | undefined {
  const declarations = toMembers(toFields(tool)["functionDeclarations"]);
  const nameless = declarations.findIndex((declaration) => !toFields(declaration)["name"]);
  return nameless === -1
    ? undefined
    : refuse(
        `tools[${index}].function_declarations[${nameless}].name: Invalid function name. Must start with a letter or an underscore. Must be alphanumeric (a-z, A-Z, 0-9), underscores (_), dots (.), colons (:), or dashes (-), with a maximum length of 128.`,
      );
}

/**
 * Every function call is answered in the turn after it.
 *
 * Adjacent contents are one turn: of a stream, the SDK's chat keeps a content for each chunk.
 * @see https://ai.google.dev/gemini-api/docs/function-calling
 */
function checkFunctionTurns(contents: JSONObject[]): LLMError | undefined {
  let [calls, responses, isAnswered] = [0, 0, false];
  for (const { role, parts } of [...contents, { role: "model" }]) {
    if (role !== "model") {
      responses += count(parts, "functionResponse");
      isAnswered = true;
      continue;
    }
    if (isAnswered) {
      if (responses > 0 && responses !== calls) return refuseFunctionTurn(calls);
      [calls, responses, isAnswered] = [0, 0, false];
    }
    calls += count(parts, "functionCall");
  }
  return undefined;
}

function refuseFunctionTurn(calls: number): LLMError {
  return llmError("bad-request", {
    message:
      calls === 0
        ? "Please ensure that function response turn comes immediately after a function call turn."
        : "Please ensure that the number of function response parts is equal to the number of function call parts of the function call turn.",
  });
}

function count(parts: unknown, name: string): number {
  return toMembers(parts).filter((part) => isObject(toFields(part)[name])).length;
}

function first<T>(
  members: T[],
  check: (member: T, index: number) => LLMError | undefined,
): LLMError | undefined {
  for (const [index, member] of members.entries()) {
    const error = check(member, index);
    if (error) return error;
  }
  return undefined;
}

function refuse(violation: string): LLMError {
  return llmError("bad-request", { message: `* GenerateContentRequest.${violation}\n` });
}
