import { type JSONObject, toText } from "../read.ts";

/** The types of the tools that Anthropic defines, and `custom`. */
export const PROVIDER_TOOLS = [
  "advisor_20260301",
  "bash_20241022",
  "bash_20250124",
  "browser_toolset_20260801",
  "code_execution_20250522",
  "code_execution_20250825",
  "code_execution_20260120",
  "code_execution_20260521",
  "computer_20241022",
  "computer_20250124",
  "computer_20251124",
  "computer_toolset_20260801",
  "custom",
  "mcp_toolset",
  "memory_20250818",
  "text_editor_20241022",
  "text_editor_20250124",
  "text_editor_20250429",
  "text_editor_20250728",
  "tool_search_tool_bm25",
  "tool_search_tool_bm25_20251119",
  "tool_search_tool_regex",
  "tool_search_tool_regex_20251119",
  "web_fetch_20250910",
  "web_fetch_20260209",
  "web_fetch_20260309",
  "web_fetch_20260318",
  "web_search_20250305",
  "web_search_20260209",
  "web_search_20260318",
];

const FAMILIES = new Set(PROVIDER_TOOLS.map(toFamily));

/** A newer version of a tool that is known is known, too. */
export function isProviderTool(type: string): boolean {
  return PROVIDER_TOOLS.includes(type) || (/_\d{8}$/.test(type) && FAMILIES.has(toFamily(type)));
}

/** The names that the model knows the tools by, where they are not the family's own. */
const EDITORS: Record<string, string> = {
  text_editor_20241022: "str_replace_editor",
  text_editor_20250124: "str_replace_editor",
};

/** Why the tool lacks what its type asks for, if it does; a set of tools has no name. */
export function findProviderToolFault(tool: JSONObject): string | undefined {
  const type = toText(tool["type"]);
  const family = toFamily(type);
  if (family === "mcp_toolset") return findMissing(tool, ["mcp_server_name"]);
  if (family.endsWith("_toolset")) return undefined;
  const missing = findMissing(tool, ["name", ...(REQUIRED[family] ?? [])]);
  const name = EDITORS[type] ?? (family === "text_editor" ? "str_replace_based_edit_tool" : family);
  if (missing !== undefined) return missing;
  if (tool["name"] !== name) return `name: Input should be '${name}'`;
  const { max_uses: uses } = tool;
  return typeof uses === "number" && uses <= 0
    ? "max_uses: Input should be greater than 0"
    : undefined;
}

const REQUIRED: Record<string, string[]> = {
  advisor: ["model"],
  computer: ["display_height_px", "display_width_px"],
};

function findMissing(tool: JSONObject, fields: string[]): string | undefined {
  const missing = fields.find((field) => tool[field] === undefined);
  return missing === undefined ? undefined : `${missing}: Field required`;
}

function toFamily(type: string): string {
  return type.replace(/_\d{8}$/, "");
}
