import type { LLMError } from "../../errors.ts";
import type { LanguageModelCall } from "../../language-model/call.ts";
import { refuseRequest } from "../cohere-error.ts";
import { isObject, type JSONObject, toObject, toObjects, toText } from "../read.ts";

const ROLES = ["system", "user", "assistant", "tool"];

/** @see https://docs.cohere.com/reference/chat */
export function validate({ body }: LanguageModelCall): LLMError | undefined {
  const { model, messages, tools } = toObject(body);
  if (toText(model) === "") return refuseRequest("model is required");
  if (messages === undefined || messages === null) return refuseRequest("messages is required");
  if (!Array.isArray(messages)) return refuseRequest("messages must be a list");
  if (messages.length === 0) return refuseRequest("messages must not be empty");
  for (const message of messages) {
    const role: unknown = isObject(message) ? message["role"] : undefined;
    if (!ROLES.includes(role as string)) {
      return refuseRequest(`message role must be one of ${ROLES.join(", ")}`);
    }
    if (role === "tool" && (message as JSONObject)["tool_call_id"] === undefined) {
      return refuseRequest("tool_call_id is required for messages with the role tool");
    }
  }
  return validateResults(toObjects(messages)) ?? validateTools(tools);
}

/** Each call needs its result, in the messages right after it. */
function validateResults(messages: JSONObject[]): LLMError | undefined {
  for (const [index, { role, tool_calls: calls }] of messages.entries()) {
    if (role !== "assistant") continue;
    const end = messages.findIndex((message, at) => at > index && message["role"] !== "tool");
    const results = messages.slice(index + 1, end === -1 ? undefined : end);
    const answered = new Set(results.map((message) => message["tool_call_id"]));
    const ids = toObjects(calls).map(({ id }) => toText(id));
    const open = ids.filter((id) => !answered.has(id));
    if (open.length > 0) {
      return refuseRequest(
        `An assistant message with 'tool_calls' must be followed by tool messages responding to each 'tool_call_id'. The following tool_call_ids did not have response messages: ${open.join(", ")}`,
      );
    }
  }
  return undefined;
}

function validateTools(tools: unknown): LLMError | undefined {
  const nameless = toObjects(tools).find(
    (tool) => toText(toObject(tool["function"])["name"]) === "",
  );
  return nameless && refuseRequest("all tools must have a name");
}
