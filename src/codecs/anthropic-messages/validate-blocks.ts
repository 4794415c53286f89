import type { LLMError } from "../../errors.ts";
import { invalidRequest } from "../anthropic-error.ts";
import { isObject, type JSONObject, toArray, toObjects, toText } from "../read.ts";
import { validateSource } from "./validate-source.ts";
import { emptyButCached } from "./validate-system.ts";
import {
  boolean,
  type Check,
  checkFields,
  dictionary,
  tag,
  text,
  textLike,
} from "../anthropic-words.ts";

const isId = textLike(/^[a-zA-Z0-9_-]+$/);

/** What the blocks of a message must have, by their type, which is the user's: `constructor` is one, too. */
const FIELDS = new Map<string, readonly (readonly [name: string, check: Check])[]>(
  Object.entries({
    text: [["text", text]],
    image: [["source", dictionary]],
    document: [["source", dictionary]],
    search_result: [
      ["content", anything],
      ["source", text],
      ["title", text],
    ],
    thinking: [
      ["signature", text],
      ["thinking", text],
    ],
    redacted_thinking: [["data", text]],
    tool_use: [
      ["id", isId],
      ["input", dictionary],
      ["name", text],
    ],
    tool_result: [["tool_use_id", isId]],
  } as const),
);

/** Results of server tools come back to the API as they came from it. */
const OTHERS = [
  "advisor_tool_result",
  "bash_code_execution_tool_result",
  "code_execution_tool_result",
  "compaction",
  "container_upload",
  "fallback",
  "mcp_tool_listing",
  "mcp_tool_result",
  "mcp_tool_use",
  "server_tool_use",
  "text_editor_code_execution_tool_result",
  "tool_addition",
  "tool_removal",
  "tool_search_tool_result",
  "web_fetch_tool_result",
  "web_search_tool_result",
];

const TYPES = [...OTHERS, ...FIELDS.keys()].toSorted();
const IN_RESULTS = ["document", "image", "search_result", "text", "tool_reference"];

/** A tool that is newer than this list has its calls and results, too. */
const NEWER = /_tool_(?:use|result)$/;

export function validateBlocks(blocks: unknown[], name: string): LLMError | undefined {
  for (const [index, block] of blocks.entries()) {
    const error = validateBlock(block, `${name}.${index}`, TYPES);
    if (error) return error;
  }
  const texts = toObjects(blocks).filter(({ type }) => type === "text");
  if (texts.length === 0 || texts.some(({ text: words }) => /\S/.test(toText(words)))) {
    return undefined;
  }
  return invalidRequest("messages: text content blocks must contain non-whitespace text");
}

function validateBlock(
  block: unknown,
  place: string,
  types: readonly string[],
): LLMError | undefined {
  if (!isObject(block)) return invalidRequest(`${place}: Input should be a valid dictionary`);
  if (block["type"] === undefined) return invalidRequest(`${place}.type: Field required`);
  const type = toText(block["type"]);
  const isOpen = types === TYPES;
  const reason = tag(type, types, (one) => types.includes(one) || (isOpen && NEWER.test(one)));
  if (reason !== undefined) return invalidRequest(`${place}: ${reason}`);
  const fields = FIELDS.get(type) ?? [];
  const missing = fields.find(([field]) => block[field] === undefined);
  if (missing) return invalidRequest(`${place}.${type}.${missing[0]}: Field required`);
  return checkFields(block, fields, `${place}.${type}.`) ?? validateContent(block, place);
}

function validateContent(block: JSONObject, place: string): LLMError | undefined {
  switch (block["type"]) {
    case "text":
      return validateText(block, place);
    case "image":
    case "document":
      return validateSource(block, place);
    case "tool_result":
      return validateResult(block, `${place}.tool_result`);
    default:
      return undefined;
  }
}

/** Within a tool's result a text may be empty. */
function validateText(block: JSONObject, place: string): LLMError | undefined {
  if (block["text"] !== "") return undefined;
  if (block["cache_control"]) return emptyButCached(`${place}.text`);
  if (place.includes(".tool_result.")) return undefined;
  return invalidRequest("messages: text content blocks must be non-empty");
}

function validateResult(block: JSONObject, name: string): LLMError | undefined {
  const { content } = block;
  const error = checkFields(block, [["is_error", boolean]], `${name}.`);
  if (error || content === undefined || content === null || typeof content === "string") {
    return error;
  }
  if (!Array.isArray(content))
    return invalidRequest(`${name}.content: Input should be a valid list`);
  for (const [index, part] of toArray(content).entries()) {
    const fault = validateBlock(part, `${name}.content.${index}`, IN_RESULTS);
    if (fault) return fault;
  }
  return undefined;
}

function anything(): undefined {
  return undefined;
}
