import type { CodecContext } from "../../codec.ts";
import { type LLMError, llmError } from "../../errors.ts";
import { toArray, toObject } from "../read.ts";
import { findStored } from "./stored.ts";
import type { InteractionsCall } from "./wire.ts";

/** As Google's own message lists them, and one that its SDK has besides. */
const TOOL_TYPES = [
  "function",
  "code_execution",
  "mcp_server",
  "filesystem",
  "google_maps",
  "google_search",
  "bash",
  "computer_use",
  "file_search",
  "url_context",
];
const NEW_TOOL_TYPES = ["retrieval"];

/** @see https://ai.google.dev/api/interactions-api#CreateInteraction.request_body */
export function validate(
  { body }: InteractionsCall,
  { store }: Pick<CodecContext, "store">,
): LLMError | undefined {
  const request = toObject(body);
  const { model, agent, tools, previous_interaction_id: previous } = request;
  if (isMissing(model) && isMissing(agent)) {
    return refuse("Either 'model' or 'agent' must be specified.");
  }
  if (typeof previous === "string" && !findStored(store, previous)) return llmError("not-found");
  return checkInput(request) ?? checkTools(toArray(tools));
}

/** What goes on from an earlier one may bring nothing new. */
function checkInput(request: Record<string, unknown>): LLMError | undefined {
  const { input, previous_interaction_id: previous, continuation_token: token } = request;
  if (!isMissing(input) || !isMissing(previous) || !isMissing(token)) return undefined;
  return refuse("'input' must be specified.");
}

function checkTools(tools: unknown[]): LLMError | undefined {
  for (const [index, tool] of tools.entries()) {
    const { type } = toObject(tool);
    if (typeof type !== "string" || [...TOOL_TYPES, ...NEW_TOOL_TYPES].includes(type)) continue;
    const supported = TOOL_TYPES.map((name) => `'${name}'`).join(", ");
    return refuse(
      `The value '${type}' is not supported for 'type' at 'tools[${index}]'. Supported values: ${supported}.`,
    );
  }
  return undefined;
}

function isMissing(value: unknown): boolean {
  return value === undefined || value === null || value === "";
}

function refuse(message: string): LLMError {
  return llmError("bad-request", { message });
}
