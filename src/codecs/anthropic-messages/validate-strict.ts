import type { LLMError } from "../../errors.ts";
import { invalidRequest } from "../anthropic-error.ts";
import { isObject, type JSONObject, toArray, toObject, toObjects } from "../read.ts";
import { findSchemaFault, listChildren } from "./validate-schema.ts";

const MAX_TOOLS = 20;
const MAX_OPTIONAL = 24;
const MAX_UNIONS = 16;

/**
 * What all schemas of a request that are compiled may have together.
 *
 * @see https://platform.claude.com/docs/en/build-with-claude/structured-outputs#schema-complexity-limits
 */
export function validateStrict(request: JSONObject): LLMError | undefined {
  const tools = toObjects(request["tools"]);
  for (const [index, { strict, input_schema: schema }] of tools.entries()) {
    const fault = strict === true ? findSchemaFault(schema) : undefined;
    if (fault !== undefined) return invalidRequest(`tools.${index}.custom: ${fault}`);
  }
  const strict = tools.filter((tool) => tool["strict"] === true);
  if (strict.length > MAX_TOOLS) {
    return invalidRequest(
      `Too many strict tools (${strict.length}). The maximum number of strict tools supported is ${MAX_TOOLS}. Try reducing the number of tools marked as strict.`,
    );
  }
  const format = toObject(request["output_config"])["format"] ?? request["output_format"];
  const schemas = [...strict.map((tool) => tool["input_schema"]), toObject(format)["schema"]];
  return validateComplexity(schemas.filter(isObject));
}

function validateComplexity(schemas: JSONObject[]): LLMError | undefined {
  const counts = { optional: 0, unions: 0 };
  for (const schema of schemas) count(schema, counts);
  const { optional, unions } = counts;
  if (optional > MAX_OPTIONAL) {
    return invalidRequest(
      `Schemas contains too many optional parameters (${optional}), which would make grammar compilation inefficient. Reduce the number of optional parameters in your tool schemas (limit: ${MAX_OPTIONAL}).`,
    );
  }
  if (unions <= MAX_UNIONS) return undefined;
  return invalidRequest(
    `Schemas contains too many parameters with union types (${unions} parameters with type arrays or anyOf). This causes exponential compilation cost. Reduce the number of nullable or union-typed parameters (limit: ${MAX_UNIONS} parameters with unions).`,
  );
}

function count(schema: JSONObject, counts: { optional: number; unions: number }): void {
  const required = new Set(toArray(schema["required"]));
  for (const [name, parameter] of Object.entries(toObject(schema["properties"]))) {
    const { type, anyOf } = toObject(parameter);
    if (!required.has(name)) counts.optional++;
    if (Array.isArray(type) || Array.isArray(anyOf)) counts.unions++;
  }
  for (const child of listChildren(schema)) count(child, counts);
}
