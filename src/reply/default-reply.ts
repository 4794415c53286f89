import type { LanguageModelCall, Tool } from "../language-model/call.ts";
import { getSchemas } from "../schema/load.ts";
import { json, toolCall } from "./parts.ts";
import type { ReplyItem } from "./reply.ts";

export const DEFAULT_TEXT = "This is a mock request";

/** What answers where nobody says: a text, or what the request demands: a call of a tool, a JSON that fits its schema. */
export function createDefaultReply(call: LanguageModelCall): ReplyItem {
  const tool = findDemanded(call);
  return tool ? createToolCall(tool) : createFinalReply(call);
}

/** An answer that calls no tool. */
export function createFinalReply({ responseFormat }: LanguageModelCall): ReplyItem {
  if (responseFormat?.type === "choice") return responseFormat.options[0] ?? DEFAULT_TEXT;
  if (responseFormat?.type !== "json") return DEFAULT_TEXT;
  const { schema } = responseFormat;
  return json(
    schema === undefined ? { message: DEFAULT_TEXT } : getSchemas().createExample(schema),
  );
}

/** A call with arguments that the tool's schema accepts. */
export function createToolCall({ name, takesText, inputSchema }: Tool): ReplyItem {
  if (takesText) return toolCall(name, DEFAULT_TEXT);
  return toolCall(name, getSchemas().createExample(toObjectSchema(inputSchema)));
}

/** A tool's arguments are an object, also where its schema does not say so. */
function toObjectSchema(schema: unknown): unknown {
  return typeof schema === "object" ? { type: "object", ...schema } : { type: "object" };
}

/** The function that the model has to call; what runs at the provider is not called by an answer. */
function findDemanded(call: LanguageModelCall): Tool | undefined {
  const { toolChoice } = call;
  const functions = listAllowed(call);
  if (toolChoice?.type === "required") return functions[0];
  if (toolChoice?.type !== "tool") return undefined;
  return functions.find(({ name }) => name === toolChoice.toolName);
}

/** The functions that the request lets the model call. */
export function listAllowed({ tools, toolChoice }: LanguageModelCall): Tool[] {
  const names = toolChoice?.type === "tool" ? undefined : toolChoice?.toolNames;
  const functions = tools.filter(({ type }) => type === "function");
  return names ? functions.filter(({ name }) => names.includes(name)) : functions;
}
