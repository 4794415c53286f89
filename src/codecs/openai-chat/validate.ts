import { type LLMError, llmError } from "../../errors.ts";
import type { LanguageModelCall } from "../../language-model/call.ts";
import { validateChoiceCount } from "../openai-choices.ts";
import { emptyArray, invalidType, invalidValue, missingParameter } from "../openai-error.ts";
import { isObject, type JSONObject } from "../read.ts";

const ROLES = ["system", "assistant", "user", "function", "tool", "developer"];

/** The types of optional parameters, with the words that OpenAI has for them. */
const TYPES: [name: string, type: string, expected: string][] = [
  ["stream", "boolean", "a boolean"],
  ["temperature", "number", "a decimal"],
  ["top_p", "number", "a decimal"],
  ["n", "number", "an integer"],
  ["max_tokens", "number", "an integer"],
  ["max_completion_tokens", "number", "an integer"],
];

/** @see https://platform.openai.com/docs/api-reference/chat/create */
export function validate({ body }: LanguageModelCall): LLMError | undefined {
  const request: JSONObject = isObject(body) ? body : {};
  const { model, messages, max_tokens: limit, max_completion_tokens: newLimit } = request;
  if (model === undefined || model === null || model === "") {
    return llmError("bad-request", { message: "you must provide a model parameter" });
  }
  if (typeof model !== "string") return invalidType("model", "a string", model);
  if (messages === undefined) return missingParameter("messages");
  if (!Array.isArray(messages)) return invalidType("messages", "an array of objects", messages);
  if (messages.length === 0) return emptyArray("messages");
  for (const [name, type, expected] of TYPES) {
    const value = request[name] ?? undefined;
    if (value !== undefined && typeof value !== type) return invalidType(name, expected, value);
  }
  if (limit !== undefined && newLimit !== undefined) {
    return llmError("bad-request", {
      message:
        "Setting 'max_tokens' and 'max_completion_tokens' at the same time is not supported.",
      param: "max_tokens",
      code: "invalid_parameter_combination",
    });
  }
  const tooMany = validateChoiceCount(request["n"]);
  if (tooMany) return tooMany;
  for (const [index, message] of messages.entries()) {
    const error = validateMessage(message, `messages[${index}]`);
    if (error) return error;
  }
  return undefined;
}

function validateMessage(message: unknown, param: string): LLMError | undefined {
  if (!isObject(message)) return invalidType(param, "an object", message);
  const { role } = message;
  if (role === undefined) return missingParameter(`${param}.role`);
  if (typeof role !== "string" || !ROLES.includes(role)) {
    return invalidValue(`${param}.role`, role, ROLES);
  }
  if (role === "tool" && message["tool_call_id"] === undefined) {
    return missingParameter(`${param}.tool_call_id`);
  }
  return undefined;
}
