import { type LLMError, llmError } from "../../errors.ts";
import type { CacheWords } from "../google-cached-contents.ts";
import { toFields, toMembers } from "../google-fields.ts";
import { checkEnum, checkMessages, type EnumType, findFirst } from "../google-request.ts";
import { isObject, toText, toTexts } from "../read.ts";
import { checkSchema, findSchemaViolations } from "./validate-schema.ts";

/** Names as long as the reference allows. */
const NAME = /^[A-Za-z_][\w.:-]{0,127}$/;

const INVALID_NAME =
  "Invalid function name. Must start with a letter or an underscore. Must be alphameric (a-z, A-Z, 0-9), underscores (_), dots (.), colons (:), or dashes (-), with a maximum length of 128.";

/** @see https://ai.google.dev/api/caching#FunctionCallingConfig */
const MODE: EnumType = {
  name: "FunctionCallingConfig.Mode",
  values: new Set(["MODE_UNSPECIFIED", "AUTO", "ANY", "NONE", "VALIDATED"]),
};

/** What the parser cannot read of the tools and their config. */
export function checkTools(tools: unknown, toolConfig: unknown): LLMError | undefined {
  const { mode } = toFields(toFields(toolConfig)["functionCallingConfig"]);
  return (
    checkMessages(tools, "tools", "Tool") ??
    findFirst(toMembers(tools), (tool, index) => {
      const { functionDeclarations } = toFields(tool);
      const field = `tools[${index}].function_declarations`;
      return (
        checkMessages(functionDeclarations, field, "FunctionDeclaration") ??
        findFirst(toMembers(functionDeclarations), (declaration, position) => {
          const { parameters, response } = toFields(declaration);
          const at = `${field}[${position}]`;
          return (
            checkSchema(parameters, `${at}.parameters`) ?? checkSchema(response, `${at}.response`)
          );
        })
      );
    }) ??
    checkEnum(mode, "tool_config.function_calling_config.mode", MODE)
  );
}

/** What the service finds in tools that the parser could read. */
export function* findToolViolations(tools: unknown): Iterable<string> {
  for (const [index, tool] of toMembers(tools).entries()) {
    const { functionDeclarations } = toFields(tool);
    for (const [position, declaration] of toMembers(functionDeclarations).entries()) {
      const { name, parameters } = toFields(declaration);
      const at = `tools[${index}].function_declarations[${position}]`;
      if (!NAME.test(toText(name))) yield `${at}.name: ${INVALID_NAME}`;
      yield* findSchemaViolations(parameters, `${at}.parameters`);
    }
  }
}

/** What the tools get wrong together. */
export function checkFunctions(tools: unknown, toolConfig: unknown): LLMError | undefined {
  const { functionCallingConfig } = toFields(toolConfig);
  const names = toMembers(tools)
    .flatMap((tool) => toMembers(toFields(tool)["functionDeclarations"]))
    .map((declaration) => toText(toFields(declaration)["name"]));
  const seen = new Set<string>();
  for (const name of names) {
    if (seen.has(name)) return refuse(`Duplicate function declaration found: ${name}`);
    seen.add(name);
  }
  if (bringsFunctions(tools)) return undefined;
  const { mode: written, allowedFunctionNames } = toFields(functionCallingConfig);
  const mode = toText(written).toUpperCase();
  if (names.length === 0 && ["AUTO", "ANY", "VALIDATED"].includes(mode)) {
    return refuse("Function calling config is set without function_declarations.");
  }
  if (toTexts(allowedFunctionNames).every((name) => seen.has(name))) return undefined;
  return refuse("allowed_function_names should be a subset of the provided function_declarations");
}

/** A request that reads its instruction and its tools from a cache may not bring others. */
export function checkCachedContent(
  request: Record<string, unknown>,
  { notBeside }: CacheWords,
): LLMError | undefined {
  const { cachedContent, systemInstruction, tools, toolConfig } = request;
  if (typeof cachedContent !== "string" || cachedContent === "") return undefined;
  if (!isObject(systemInstruction) && toMembers(tools).length === 0 && !isObject(toolConfig)) {
    return undefined;
  }
  return refuse(notBeside);
}

/** Whether a tool has functions that the request does not declare. */
function bringsFunctions(tools: unknown): boolean {
  return toMembers(tools).some((tool) => {
    const { mcpServers, computerUse } = toFields(tool);
    return mcpServers !== undefined || computerUse !== undefined;
  });
}

function refuse(message: string): LLMError {
  return llmError("bad-request", { message });
}
