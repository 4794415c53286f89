import { type LLMError, llmError } from "../../errors.ts";
import { invalidType, invalidValue, missingParameter } from "../openai-error.ts";
import { type JSONObject, optionalText, toText } from "../read.ts";
import { toItemType } from "../openai-stored-items.ts";
import { validateContent, validateOutputParts } from "./validate-content.ts";
import { notOneOf } from "./wording.ts";

const ROLES = ["assistant", "system", "developer", "user"];

const TYPES = [
  "additional_tools",
  "agent_message",
  "apply_patch_call",
  "apply_patch_call_output",
  "code_interpreter_call",
  "compaction",
  "compaction_trigger",
  "computer_call",
  "computer_call_output",
  "custom_tool_call",
  "custom_tool_call_output",
  "file_search_call",
  "function_call",
  "function_call_output",
  "image_generation_call",
  "item_reference",
  "local_shell_call",
  "local_shell_call_output",
  "mcp_approval_request",
  "mcp_approval_response",
  "mcp_call",
  "mcp_list_tools",
  "message",
  "multi_agent_call",
  "multi_agent_call_output",
  "program",
  "program_output",
  "reasoning",
  "shell_call",
  "shell_call_output",
  "tool_search_call",
  "tool_search_output",
  "web_search_call",
];

/** Not in OpenAI's own list, but in its SDK. */
const NEWER_TYPES = ["configuration_update"];

/** What an item of an `input` must have. */
export function validateItem(item: JSONObject, param: string): LLMError | undefined {
  const { type } = item;
  const isKnown = TYPES.includes(toText(type)) || NEWER_TYPES.includes(toText(type));
  if ((type ?? undefined) !== undefined && !isKnown) return notOneOf(param, type, TYPES);
  switch (toItemType(item)) {
    case "message":
      return validateMessage(item, param);
    case "function_call":
      return requireTexts(item, ["call_id", "name", "arguments"], param) ?? validateId(item, param);
    case "custom_tool_call":
      return requireTexts(item, ["call_id", "name", "input"], param) ?? validateId(item, param);
    case "function_call_output":
    case "custom_tool_call_output":
      if (item["output"] === undefined) return missingParameter(`${param}.output`);
      return (
        requireTexts(item, ["call_id"], param) ??
        validateOutputParts(item["output"], `${param}.output`)
      );
    case "reasoning":
      return item["summary"] === undefined ? missingParameter(`${param}.summary`) : undefined;
    case "":
      return typeof item["id"] === "string" ? undefined : invalidValue(param, "", ROLES);
    default:
      return undefined;
  }
}

function validateMessage(item: JSONObject, param: string): LLMError | undefined {
  const { role, content, phase } = item;
  if (!ROLES.includes(toText(role))) return invalidValue(param, optionalText(role) ?? "", ROLES);
  if (role === "assistant" && typeof phase === "string" && !PHASES.includes(phase)) {
    return notOneOf(`${param}.phase`, phase, PHASES);
  }
  return validateContent(content, role, `${param}.content`);
}

const PHASES = ["commentary", "final_answer"];

/** A call's own id is another than the one by which its output names it. */
const PREFIXES = new Map([
  ["function_call", "fc"],
  ["custom_tool_call", "ctc"],
]);

function validateId(item: JSONObject, at: string): LLMError | undefined {
  const { id } = item;
  const prefix = PREFIXES.get(toItemType(item)) ?? "";
  if (typeof id !== "string" || id.startsWith(prefix)) return undefined;
  const param = `${at}.id`;
  const message = `Invalid '${param}': '${id}'. Expected an ID that begins with '${prefix}'.`;
  return llmError("bad-request", { message, param, code: "invalid_value" });
}

/** What an item must say, in texts. */
export function requireTexts(
  item: JSONObject,
  names: string[],
  param: string,
): LLMError | undefined {
  for (const name of names) {
    if (item[name] === undefined) return missingParameter(`${param}.${name}`);
    if (typeof item[name] !== "string")
      return invalidType(`${param}.${name}`, "a string", item[name]);
  }
  return undefined;
}
