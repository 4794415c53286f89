// A reply that the provider could not have given is a stale mock: it is found here, not served.

import type { LanguageModelCall, Tool } from "../language-model/call.ts";
import type { ToolCallPart } from "../language-model/prompt.ts";
import type { Content, FinishReason } from "../language-model/result.ts";
import { Mistake } from "../mistake.ts";
import type { SchemaFault } from "../schema/check.ts";
import { getSchemas } from "../schema/load.ts";

const REMEDY = "Mend the reply, or let it through with validate: { replies: false }.";

/** Throws where the tool is not on offer, or refuses the arguments; an answer that was cut may break off in them. */
export function checkToolCall(
  part: ToolCallPart,
  call: LanguageModelCall,
  finishReason: FinishReason = "stop",
): void {
  const { toolName, input } = part;
  const { toolChoice, tools } = call;
  const tool = tools.find(({ name }) => name === toolName);
  if (!tool) {
    if (tools.some(({ isSet }) => isSet)) return;
    const offered = tools.map(({ name }) => name).join(", ") || "none";
    throw unfit(
      `calls the tool "${toolName}", which the request does not offer; it offers ${offered}`,
    );
  }
  if (toolChoice?.type === "none") {
    throw unfit(`calls the tool "${toolName}", and the request forbids all tools`);
  }
  if (toolChoice?.type === "tool" && toolChoice.toolName !== toolName) {
    throw unfit(`calls the tool "${toolName}", and the request demands "${toolChoice.toolName}"`);
  }
  const allowed = toolChoice?.type === "tool" ? undefined : toolChoice?.toolNames;
  if (allowed?.includes(toolName) === false) {
    throw unfit(`calls the tool "${toolName}", and the request allows ${allowed.join(", ")} alone`);
  }
  if (tool.type !== "function" || (finishReason === "length" && typeof input === "string")) return;
  checkInput(tool, input);
}

/** Throws where the whole of the answer is not what the request demands. */
export function checkContent(
  content: readonly Content[],
  call: LanguageModelCall,
  finishReason: FinishReason = "stop",
): void {
  const calls = content.filter(({ type }) => type === "tool-call");
  if (calls.length > 1 && !call.parallelToolCalls) {
    throw unfit(`calls ${calls.length} tools, and the request allows one at a time`);
  }
  const isWhole = finishReason === "stop" || finishReason === "tool-calls";
  if (!isWhole || calls.length > 0 || content.some(({ type }) => type === "refusal")) return;
  const demanded = describeDemand(call);
  if (demanded !== undefined) throw unfit(`calls no tool, and the request demands ${demanded}`);
  checkFormat(content, call);
}

function checkInput({ name, takesText, inputSchema }: Tool, input: unknown): void {
  if (takesText) {
    if (typeof input === "string") return;
    throw unfit(`calls the tool "${name}", which takes a text, with ${typeof input} as its input`);
  }
  const value = typeof input === "string" ? parse(input) : input;
  if (value === undefined) throw unfit(`calls the tool "${name}" with arguments that are no JSON`);
  const fault = inputSchema === undefined ? undefined : findFault(value, inputSchema);
  if (!fault) return;
  throw unfit(
    `calls the tool "${name}" with arguments that its schema refuses ${describeFault(fault)}`,
  );
}

function describeDemand({ toolChoice, tools }: LanguageModelCall): string | undefined {
  // what runs at the provider is called without a sign of it here
  if (!tools.every(({ type }) => type === "function")) return undefined;
  if (toolChoice?.type === "required") return tools.length > 0 ? "one" : undefined;
  if (toolChoice?.type !== "tool") return undefined;
  const { toolName } = toolChoice;
  return tools.some(({ name }) => name === toolName) ? `"${toolName}"` : undefined;
}

function checkFormat(content: readonly Content[], { responseFormat }: LanguageModelCall): void {
  const texts = content.flatMap((part) => (part.type === "text" ? [part.text] : []));
  if (texts.length === 0) return;
  const text = texts.join("");
  if (responseFormat?.type === "choice" && !responseFormat.options.includes(text)) {
    throw unfit(
      `is ${JSON.stringify(text)}, and the request asks for one of ${responseFormat.options.join(", ")}`,
    );
  }
  if (responseFormat?.type !== "json") return;
  const value = parse(text);
  if (value === undefined) throw unfit("is no JSON, and the request asks for JSON");
  const { schema } = responseFormat;
  const fault = schema === undefined ? undefined : findFault(value, schema);
  if (fault) throw unfit(`is JSON that the requested schema refuses ${describeFault(fault)}`);
}

function findFault(value: unknown, schema: unknown): SchemaFault | undefined {
  return getSchemas().findSchemaFault(value, schema);
}

/** Where, by which part of the schema, and why. */
function describeFault({ path, schemaPath, message }: SchemaFault): string {
  return `at ${path || "/"} (${schemaPath}): ${message}`;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** `what` ends the sentence "the reply …". */
function unfit(what: string): Mistake {
  return new Mistake(`the reply ${what.replace(/\.$/, "")}. ${REMEDY}`);
}
