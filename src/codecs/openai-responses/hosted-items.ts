import type { CustomPart } from "../../language-model/prompt.ts";
import { readCustomPart } from "../custom-part.ts";
import { isObject, type JSONObject, toObject, toText } from "../read.ts";
import { includes } from "./decode.ts";
import { type ItemContext, toItemId } from "./items.ts";
import type * as wire from "./wire.ts";

/** An item of a custom part: its id is made where it has none, and what `include` does not name is left out. */
export function toHostedItem(
  part: CustomPart,
  { responseId, call, output }: ItemContext,
): wire.HostedItem {
  const { type, value } = readCustomPart(part, "openai");
  const id = toText(value["id"]) || toItemId(responseId, toPrefix(type), output.length);
  const status = hasStatus(type) && { status: "completed" };
  const item = { ...status, ...value, id, type: type as wire.HostedItem["type"] };
  switch (type) {
    case "file_search_call":
      return includes(call, "file_search_call.results") ? item : { ...item, results: null };
    case "code_interpreter_call":
      return includes(call, "code_interpreter_call.outputs") ? item : { ...item, outputs: null };
    case "web_search_call":
      return withoutSources(item, includes(call, "web_search_call.action.sources"));
    default:
      return item;
  }
}

/** What is known of an item when it is added, as recorded. */
export function toBlank(item: wire.HostedItem): JSONObject {
  const { action } = item;
  const type: string = item.type;
  switch (type) {
    case "web_search_call":
      return { action: undefined };
    case "file_search_call":
      return { queries: [], results: null };
    case "image_generation_call":
      return toBlankImage(item);
    case "code_interpreter_call":
      return { code: "", outputs: Array.isArray(item["outputs"]) ? [] : item["outputs"] };
    case "mcp_list_tools":
      return { tools: [] };
    case "mcp_call":
      return { arguments: "", output: null, error: null };
    case "apply_patch_call":
      return { operation: withoutDiff(toObject(item["operation"])) };
    case "local_shell_call":
      return { action: { ...toObject(action), command: [], env: {} } };
    case "shell_call":
      return { action: { ...toObject(action), commands: [] } };
    case "shell_call_output":
      return { output: [], status: item.status };
    case "tool_search_call":
      return { arguments: {} };
    default:
      return {};
  }
}

/** Nothing is known of a picture; where it names no format, as at xAI, that is a null. */
function toBlankImage(item: wire.HostedItem): JSONObject {
  const names = Object.keys(item).filter((name) => !KNOWN_OF_IMAGES.includes(name));
  const blank = Object.fromEntries(names.map((name) => [name, undefined]));
  return "output_format" in item ? blank : { ...blank, result: null };
}

const KNOWN_OF_IMAGES = ["id", "type", "status"];

/** What deletes a file has no diff. */
function withoutDiff(operation: JSONObject): JSONObject {
  return "diff" in operation ? { ...operation, diff: "" } : operation;
}

/** By the type of an item; what has none here has the beginning of its type. */
const PREFIXES = new Map<string, string>(
  Object.entries({
    apply_patch_call: "apc",
    code_interpreter_call: "ci",
    compaction: "cmp",
    computer_call: "cu",
    file_search_call: "fs",
    image_generation_call: "ig",
    local_shell_call: "lsh",
    mcp_approval_request: "mcpr",
    mcp_call: "mcp",
    mcp_list_tools: "mcpl",
    message: "msg",
    reasoning: "rs",
    shell_call: "sh",
    shell_call_output: "sho",
    tool_search_call: "tsc",
    tool_search_output: "tso",
    web_search_call: "ws",
  }),
);

function toPrefix(type: string): string {
  return PREFIXES.get(type) ?? "item";
}

/** Most calls have a status; lists of tools and questions for approval have none. */
function hasStatus(type: string): boolean {
  return /_(call|output)$/.test(type);
}

function withoutSources(item: wire.HostedItem, isAsked: boolean): wire.HostedItem {
  const { action } = item;
  if (isAsked || !isObject(action) || !("sources" in action)) return item;
  const { sources: _, ...rest } = action;
  return { ...item, action: rest };
}
