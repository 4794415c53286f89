import type { LLMError } from "../../errors.ts";
import { invalidRequest } from "../anthropic-error.ts";
import { isObject, type JSONObject, toArray, toObject, toObjects, toText } from "../read.ts";
import {
  boolean,
  type Check,
  checkFields,
  dictionary,
  fraction,
  integerFrom,
  list,
  oneOf,
  refuse,
  tag,
  text,
  textUpTo,
} from "../anthropic-words.ts";

type Checks = readonly (readonly [name: string, check: Check])[];

const SAMPLING: Checks = [
  ["stream", boolean],
  ["temperature", fraction],
  ["top_p", fraction],
  ["top_k", integerFrom(0)],
  ["stop_sequences", list],
  ["metadata", dictionary],
  ["service_tier", oneOf("auto", "standard_only")],
  ["inference_geo", text],
  ["container", (value) => (isObject(value) ? undefined : text(value))],
];

/** What a request for a message has, and one for a count has not. */
export function validateParameters(request: JSONObject): LLMError | undefined {
  return (
    checkFields(request, SAMPLING) ??
    validateStopSequences(toArray(request["stop_sequences"])) ??
    checkFields(toObject(request["metadata"]), [["user_id", textUpTo(512)]], "metadata.") ??
    checkFields(toObject(request["container"]), [["skills", upTo(8)]], "container.") ??
    validateCompaction(request)
  );
}

const SHARED: Checks = [
  ["speed", oneOf("standard", "fast")],
  ["output_config", dictionary],
  ["output_format", dictionary],
  ["context_management", dictionary],
  ["mcp_servers", upTo(20)],
];

const OUTPUT: Checks = [
  ["effort", oneOf("low", "medium", "high", "xhigh", "max")],
  ["format", dictionary],
  ["task_budget", dictionary],
];

const FORMAT: Checks = [["type", oneOf("json_schema")]];
const BUDGET: Checks = [["total", integerFrom(1024)]];

export function validateShared(request: JSONObject): LLMError | undefined {
  const config = toObject(request["output_config"]);
  const { format, task_budget: budget } = config;
  return (
    checkFields(request, SHARED) ??
    checkFields(config, OUTPUT, "output_config.") ??
    checkFields(toObject(format), FORMAT, "output_config.format.") ??
    checkFields(toObject(request["output_format"]), FORMAT, "output_format.") ??
    checkFields(toObject(budget), BUDGET, "output_config.task_budget.") ??
    validateEdits(toObject(request["context_management"])["edits"]) ??
    validateServers(request)
  );
}

function validateStopSequences(sequences: unknown[]): LLMError | undefined {
  for (const [index, sequence] of sequences.entries()) {
    const error = refuse(`stop_sequences.${index}`, text(sequence));
    if (error) return error;
  }
  if (sequences.every((sequence) => /\S/.test(toText(sequence)))) return undefined;
  return invalidRequest("stop_sequences: each stop sequence must contain non-whitespace");
}

const EDITS = ["clear_thinking_20251015", "clear_tool_uses_20250919", "compact_20260112"];
const EDIT = /^(?:clear_thinking|clear_tool_uses|compact)_\d{8}$/;

/** @see https://platform.claude.com/docs/en/build-with-claude/context-editing */
function validateEdits(edits: unknown): LLMError | undefined {
  if (edits === undefined || edits === null) return undefined;
  const error = refuse("context_management.edits", list(edits));
  if (error) return error;
  for (const [index, edit] of toArray(edits).entries()) {
    const place = `context_management.edits.${index}`;
    const { type } = toObject(edit);
    if (type === undefined) return invalidRequest(`${place}.type: Field required`);
    const reason = tag(toText(type), EDITS, (known) => EDIT.test(known));
    if (reason !== undefined) return refuse(place, reason);
  }
  return undefined;
}

/** The whole conversation is summarized, or parts of it are cleared. */
function validateCompaction({ compaction, context_management }: JSONObject): LLMError | undefined {
  if (!isObject(compaction) || !isObject(context_management)) return undefined;
  return invalidRequest("compaction: cannot be combined with `context_management`");
}

/**
 * Each server has its toolset, and each toolset its server; a request with no toolset at all is an older beta's.
 *
 * @see https://platform.claude.com/docs/en/agents-and-tools/mcp-connector
 */
function validateServers({ mcp_servers: servers, tools }: JSONObject): LLMError | undefined {
  const sets = toObjects(tools).filter(({ type }) => type === "mcp_toolset");
  for (const [index, server] of toArray(servers).entries()) {
    const place = `mcp_servers.${index}`;
    if (!isObject(server)) return invalidRequest(`${place}: Input should be a valid dictionary`);
    const missing = ["name", "type", "url"].find((field) => server[field] === undefined);
    if (missing) return invalidRequest(`${place}.${missing}: Field required`);
    const name = toText(server["name"]);
    if (sets.length > 0 && sets.every((set) => set["mcp_server_name"] !== name)) {
      return invalidRequest(
        `MCP server '${name}' is defined but not referenced by any \`mcp_toolset\` in \`tools\`.`,
      );
    }
  }
  return undefined;
}

function upTo(maximum: number): Check {
  return (value) => {
    const length = toArray(value).length;
    const isLong = length > maximum;
    return (
      list(value) ??
      (isLong
        ? `List should have at most ${maximum} items after validation, not ${length}`
        : undefined)
    );
  };
}
