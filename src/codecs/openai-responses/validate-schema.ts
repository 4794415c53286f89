import { type LLMError, llmError } from "../../errors.ts";
import { isObject, type JSONObject, toArray, toObject, toText } from "../read.ts";

/** Whose schema it is, and how OpenAI tells of it. */
export interface SchemaPlace {
  /** Such as `function 'get_weather'`. */
  subject: string;
  param: string;
  code: string;
}

/**
 * What a strict schema must not be.
 *
 * @see https://platform.openai.com/docs/guides/structured-outputs#supported-schemas
 */
export function validateStrictSchema(schema: unknown, where: SchemaPlace): LLMError | undefined {
  const root = validateRootType(schema, where);
  if (root) return root;
  const found = findFault(schema, []);
  if (!found) return undefined;
  const context = found.path.map((step) => `'${step}'`).join(", ");
  const tuple = found.path.length === 1 ? `${context},` : context;
  return invalidSchema(`In context=(${tuple}), ${found.fault}`, where);
}

/** Arguments are an object, whether a schema is strict or not. */
export function validateRootType(schema: unknown, where: SchemaPlace): LLMError | undefined {
  const { type } = toObject(schema);
  if (type === "object" || (type === undefined && !isPlain(schema))) return undefined;
  const given = typeof type === "string" ? type : "None";
  return invalidSchema(
    `schema must be a JSON Schema of 'type: "object"', got 'type: "${given}"'.`,
    where,
  );
}

/** A schema that is no reference and no choice, and says something. */
function isPlain(schema: unknown): boolean {
  const keys = Object.keys(toObject(schema));
  return keys.length > 0 && !keys.some((key) => /^(\$ref|anyOf|allOf|oneOf|type)$/.test(key));
}

function invalidSchema(reason: string, { subject, param, code }: SchemaPlace): LLMError {
  const message = `Invalid schema for ${subject}: ${reason}`;
  return llmError("bad-request", { message, param, code });
}

interface Fault {
  path: (string | number)[];
  fault: string;
}

function findFault(schema: unknown, path: Fault["path"]): Fault | undefined {
  if (!isObject(schema)) return undefined;
  const own = findOwnFault(schema);
  if (own) return { path, fault: own };
  for (const [name, property] of [
    ...entriesOf(schema, "properties"),
    ...entriesOf(schema, "$defs"),
    ...entriesOf(schema, "definitions"),
  ]) {
    const found = findFault(property, [...path, ...name]);
    if (found) return found;
  }
  for (const [index, choice] of toArray(schema["anyOf"]).entries()) {
    const found = findFault(choice, [...path, "anyOf", index]);
    if (found) return found;
  }
  return findFault(schema["items"], [...path, "items"]);
}

function entriesOf(schema: JSONObject, key: string): [path: string[], schema: unknown][] {
  return Object.entries(toObject(schema[key])).map(([name, value]) => [[key, name], value]);
}

/** An object says all of its properties, and no others. */
function findOwnFault(schema: JSONObject): string | undefined {
  if (schema["oneOf"] !== undefined) return "'oneOf' is not permitted.";
  if (!isObjectType(schema["type"])) return undefined;
  if (schema["additionalProperties"] !== false) {
    return "'additionalProperties' is required to be supplied and to be false.";
  }
  const required = toArray(schema["required"]);
  const missing = Object.keys(toObject(schema["properties"])).find(
    (name) => !required.includes(name),
  );
  if (missing === undefined) return undefined;
  return `'required' is required to be supplied and to be an array including every key in properties. Missing '${toText(missing)}'.`;
}

function isObjectType(type: unknown): boolean {
  return type === "object" || (Array.isArray(type) && type.includes("object"));
}
