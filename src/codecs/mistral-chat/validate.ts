import type { LLMError } from "../../errors.ts";
import type { LanguageModelCall } from "../../language-model/call.ts";
import { refuseRequest } from "../mistral-error.ts";
import { checkMessages } from "../mistral-messages.ts";
import { type Bounds, checkNumber, checkText, missingField, wrongType } from "../pydantic.ts";
import { type JSONObject, toObject, toObjects, toText } from "../read.ts";
import type { MistralChatOptions } from "./wire.ts";

/** @see https://docs.mistral.ai/api/endpoint/chat */
const BOUNDS: [name: string, bounds: Bounds][] = [
  ["temperature", { kind: "number", min: 0, max: 1.5 }],
  ["top_p", { kind: "number", min: 0, max: 1 }],
  ["max_tokens", { kind: "integer", min: 0 }],
  ["min_tokens", { kind: "integer", min: 0 }],
  ["random_seed", { kind: "integer", min: 0 }],
  ["presence_penalty", { kind: "number", min: -2, max: 2 }],
  ["frequency_penalty", { kind: "number", min: -2, max: 2 }],
  ["n", { kind: "integer", min: 1 }],
];

export function validate(
  { body }: LanguageModelCall,
  { endpoint = "chat" }: MistralChatOptions,
): LLMError | undefined {
  const request = toObject(body);
  const subject = endpoint === "agents" ? "agent_id" : "model";
  const unnamed = checkText(request[subject], subject);
  if (unnamed) return unnamed;
  for (const [name, bounds] of BOUNDS) {
    const error = checkNumber(request[name], name, bounds);
    if (error) return error;
  }
  if (endpoint === "fim") return checkText(request["prompt"], "prompt");
  return validateMessages(request["messages"]) ?? validateTools(request["tools"]);
}

function validateMessages(messages: unknown): LLMError | undefined {
  if (messages === undefined) return missingField("messages");
  const error = checkMessages(messages, "messages");
  if (error) return error;
  const list = toObjects(messages);
  const last = list.at(-1);
  if (!last) return misplaced("Conversation must have at least one message");
  for (const message of list) {
    const wrong = checkCalls(message);
    if (wrong) return wrong;
  }
  return (
    checkResults(list) ??
    (endsTurn(last)
      ? undefined
      : misplaced(
          `Expected last role User or Tool (or Assistant with prefix True) for serving but got ${toText(last["role"])}`,
        ))
  );
}

/** A model goes on with its own words where they are marked. */
function endsTurn({ role, prefix }: JSONObject): boolean {
  return role === "user" || role === "tool" || (role === "assistant" && prefix === true);
}

const TOOL_CALL_ID = /^[a-zA-Z0-9]{9}$/;

/** What a recorder put in the place of an id, which was a right one. */
const REDACTED = /REDACTED/;

/** @see https://github.com/mistralai/mistral-common */
function checkCalls(message: JSONObject): LLMError | undefined {
  const calls = toObjects(message["tool_calls"]).map(({ id }) => id);
  const ids = message["role"] === "tool" ? [message["tool_call_id"]] : calls;
  const wrong = ids.find((id) => typeof id === "string" && !isToolCallId(id));
  if (wrong === undefined) return undefined;
  return refuseRequest(
    "invalid_function_call",
    "3280",
    `Tool call id was ${toText(wrong)} but must be a-z, A-Z, 0-9, with a length of 9.`,
  );
}

function isToolCallId(id: string): boolean {
  return TOOL_CALL_ID.test(id) || REDACTED.test(id);
}

/** As many results as calls, right after them. */
function checkResults(messages: JSONObject[]): LLMError | undefined {
  for (const [index, { role, tool_calls: calls }] of messages.entries()) {
    const called = role === "assistant" ? toObjects(calls).length : 0;
    if (called === 0 || index === messages.length - 1) continue;
    const end = messages.findIndex((message, at) => at > index && message["role"] !== "tool");
    const results = (end === -1 ? messages.length : end) - index - 1;
    if (results !== called) {
      return misplaced("Not the same number of function calls and responses");
    }
  }
  return undefined;
}

function misplaced(message: string): LLMError {
  return refuseRequest("invalid_request_message_order", "3230", message);
}

function validateTools(tools: unknown): LLMError | undefined {
  if (tools === undefined || tools === null) return undefined;
  if (!Array.isArray(tools)) return wrongType("tools", "list");
  for (const [index, tool] of tools.entries()) {
    const { type = "function", function: definition } = toObject(tool);
    if (type !== "function") continue;
    if (definition === undefined) return missingField(`tools.${index}.function`);
    const unnamed = checkText(toObject(definition)["name"], `tools.${index}.function.name`);
    if (unnamed) return unnamed;
  }
  return undefined;
}
