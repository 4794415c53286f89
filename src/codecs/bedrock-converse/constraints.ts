import type { LLMError } from "../../errors.ts";
import { invalidRequest } from "../bedrock-error.ts";
import { isObject, type JSONObject, toArray, toObject } from "../read.ts";

/** What the model of the API says of its fields, each break in the words of AWS's framework. */
type Report = (path: string, constraint: string) => void;

const NAME = /^[a-zA-Z0-9_-]+$/;
const TOOL_USE_ID = /^[a-zA-Z0-9_.:-]+$/;

/**
 * Holds a request against its model; all that is wrong is told at once.
 *
 * @see https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html
 */
export function validateConstraints(request: JSONObject): LLMError | undefined {
  const found: string[] = [];
  const report: Report = (path, constraint) =>
    void found.push(`Value at '${path}' failed to satisfy constraint: Member must ${constraint}`);
  checkMessages(request["messages"], report);
  checkSystem(request["system"], report);
  checkInference(toObject(request["inferenceConfig"]), report);
  if (isObject(request["toolConfig"])) checkTools(request["toolConfig"], report);
  if (found.length === 0) return undefined;
  const count = found.length === 1 ? "1 validation error" : `${found.length} validation errors`;
  return invalidRequest(`${count} detected: ${found.join("; ")}`);
}

function checkMessages(messages: unknown, report: Report): void {
  for (const [index, message] of toArray(messages).entries()) {
    const path = `messages.${index + 1}.member`;
    const { role, content } = toObject(message);
    if (role === undefined || role === null) report(`${path}.role`, "not be null");
    else if (role !== "user" && role !== "assistant" && role !== "system") {
      report(`${path}.role`, "satisfy enum value set: [user, assistant]");
    }
    if (content === undefined || content === null) report(`${path}.content`, "not be null");
    for (const [at, block] of toArray(content).entries()) {
      const { toolUse, toolResult } = toObject(block);
      const member = `${path}.content.${at + 1}.member`;
      if (isObject(toolUse)) checkToolUse(toolUse, `${member}.toolUse`, report);
      if (isObject(toolResult)) checkToolResult(toolResult, `${member}.toolResult`, report);
    }
  }
}

function checkToolUse({ toolUseId, name, input }: JSONObject, path: string, report: Report): void {
  checkText(toolUseId, { path: `${path}.toolUseId`, pattern: TOOL_USE_ID }, report);
  checkText(name, { path: `${path}.name`, pattern: NAME }, report);
  if (input === undefined) report(`${path}.input`, "not be null");
}

function checkToolResult(
  { toolUseId, content, status }: JSONObject,
  path: string,
  report: Report,
): void {
  checkText(toolUseId, { path: `${path}.toolUseId`, pattern: TOOL_USE_ID }, report);
  if (content === undefined || content === null) report(`${path}.content`, "not be null");
  if (typeof status === "string" && status !== "success" && status !== "error") {
    report(`${path}.status`, "satisfy enum value set: [success, error]");
  }
}

function checkSystem(system: unknown, report: Report): void {
  for (const [index, block] of toArray(system).entries()) {
    if (toObject(block)["text"] !== "") continue;
    report(`system.${index + 1}.member.text`, "have length greater than or equal to 1");
  }
}

function checkInference(config: JSONObject, report: Report): void {
  const { maxTokens, temperature, topP, stopSequences } = config;
  if (typeof maxTokens === "number" && maxTokens < 1) {
    report("inferenceConfig.maxTokens", "have value greater than or equal to 1");
  }
  for (const [name, value] of Object.entries({ temperature, topP })) {
    const path = `inferenceConfig.${name}`;
    if (Number(value) > 1) report(path, "have value less than or equal to 1");
    if (Number(value) < 0) report(path, "have value greater than or equal to 0");
  }
  if (toArray(stopSequences).length > 2500) {
    report("inferenceConfig.stopSequences", "have length less than or equal to 2500");
  }
  for (const [index, sequence] of toArray(stopSequences).entries()) {
    if (sequence !== "") continue;
    const path = `inferenceConfig.stopSequences.${index + 1}.member`;
    report(path, "have length greater than or equal to 1");
  }
}

function checkTools({ tools, toolChoice }: JSONObject, report: Report): void {
  if (tools === undefined || tools === null) report("toolConfig.tools", "not be null");
  else if (toArray(tools).length === 0) {
    report("toolConfig.tools", "have length greater than or equal to 1");
  }
  for (const [index, tool] of toArray(tools).entries()) {
    const { toolSpec } = toObject(tool);
    if (!isObject(toolSpec)) continue;
    const path = `toolConfig.tools.${index + 1}.member.toolSpec`;
    const { name, description, inputSchema } = toolSpec;
    checkText(name, { path: `${path}.name`, pattern: NAME }, report);
    if (description === "") report(`${path}.description`, "have length greater than or equal to 1");
    if (inputSchema === undefined || inputSchema === null) {
      report(`${path}.inputSchema`, "not be null");
    }
  }
  const { tool } = toObject(toolChoice);
  if (!isObject(tool)) return;
  checkText(tool["name"], { path: "toolConfig.toolChoice.tool.name", pattern: NAME }, report);
}

/** A name or an id: from 1 to 64 characters. */
function checkText(
  value: unknown,
  { path, pattern }: { path: string; pattern: RegExp },
  report: Report,
): void {
  if (value === undefined || value === null) return report(path, "not be null");
  if (typeof value !== "string") return;
  if (value.length > 64) report(path, "have length less than or equal to 64");
  if (value === "") report(path, "have length greater than or equal to 1");
  if (!pattern.test(value)) {
    report(path, `satisfy regular expression pattern: ${pattern.source.slice(1, -1)}`);
  }
}
