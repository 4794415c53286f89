import type { LLMError } from "../errors.ts";
import { refused } from "./openai-refusals.ts";
import { isObject, type JSONObject, toArray, toObject, toWords } from "./read.ts";

/** Where a schema stands in a request, and how its errors speak of it. */
export interface SchemaPlace {
  /** What it is for: `response_format 'answer'`, `function 'get_weather'`. */
  subject: string;
  param: string;
  code: string | null;
}

/**
 * What OpenAI refuses of a schema that is held to strictly.
 *
 * @see https://platform.openai.com/docs/guides/structured-outputs#supported-schemas
 */
export function validateStrictSchema(schema: unknown, place: SchemaPlace): LLMError | undefined {
  const root = toObject(schema);
  if (!isOfType(root, "object") && !("$ref" in root)) return noObject(root["type"], place);
  const count: Count = { properties: 0, levels: 0 };
  const problem = findProblem(root, { depth: 0, level: 1, count });
  if (problem) return toRefusal(inContext(problem), place);
  const limit = findExcess(count);
  return limit ? toRefusal(limit, place) : undefined;
}

/** What OpenAI refuses of the parameters of a function that is not strict. */
export function validateParametersSchema(
  schema: JSONObject,
  place: SchemaPlace,
): LLMError | undefined {
  const { type } = schema;
  if (typeof type === "string" && type !== "object") return noObject(type, place);
  const problem = findListWithoutItems(schema, 0);
  return problem ? toRefusal(inContext(problem), place) : undefined;
}

/** How large a schema is. */
interface Count {
  properties: number;
  levels: number;
}

/** Where in a schema something is wrong, and what. */
interface Problem {
  context: string[];
  text: string;
}

/** Where a schema stands in another one. */
interface Position {
  depth: number;
  /** How many objects it stands in, itself included. */
  level: number;
  count: Count;
}

/** How far a schema is looked into: any that is deeper has too many levels already. */
const DEEPEST = 200;

const MOST_LEVELS = 10;
const MOST_PROPERTIES = 5000;

/** Keywords that the guide names as not supported, or that the API is known to refuse. */
const FORBIDDEN = [
  "allOf",
  "oneOf",
  "not",
  "if",
  "then",
  "else",
  "dependentRequired",
  "dependentSchemas",
  "patternProperties",
  "propertyNames",
  "unevaluatedProperties",
  "minProperties",
  "maxProperties",
  "uniqueItems",
  "contains",
  "minContains",
  "maxContains",
  "unevaluatedItems",
];

/** Of texts; the format of a number is accepted, as recorded. */
const FORMATS = "date-time time date duration email hostname ipv4 ipv6 uuid".split(" ");

function findProblem(schema: JSONObject, position: Position): Problem | undefined {
  const { depth, count } = position;
  if ("$ref" in schema || depth > DEEPEST) return undefined;
  const own = findOwnProblem(schema);
  if (own !== undefined) return { context: [], text: own };
  const isLevel = isOfType(schema, "object");
  const level = isLevel ? position.level : position.level - 1;
  count.properties += Object.keys(toObject(schema["properties"])).length;
  count.levels = Math.max(count.levels, level);
  return findInner(schema, (inner) =>
    findProblem(inner, { depth: depth + 1, level: level + 1, count }),
  );
}

function findOwnProblem(schema: JSONObject): string | undefined {
  const forbidden = FORBIDDEN.find((keyword) => keyword in schema);
  if (forbidden !== undefined) return `'${forbidden}' is not permitted.`;
  if (!("type" in schema) && !("anyOf" in schema)) return "schema must have a 'type' key.";
  const { format } = schema;
  if (isOfType(schema, "string") && typeof format === "string" && !FORMATS.includes(format)) {
    return `'${format}' is not a valid format.`;
  }
  if (isOfType(schema, "array") && !("items" in schema)) return "array schema missing items.";
  return isOfType(schema, "object") ? findObjectProblem(schema) : undefined;
}

function findObjectProblem(schema: JSONObject): string | undefined {
  if (schema["additionalProperties"] !== false) {
    return "'additionalProperties' is required to be supplied and to be false.";
  }
  const keys = Object.keys(toObject(schema["properties"]));
  const required = toArray(schema["required"]);
  const missing = keys.find((key) => !required.includes(key));
  const extra = required.find((key) => !keys.includes(key as string));
  if (missing === undefined && extra === undefined) return undefined;
  const fault =
    missing === undefined
      ? `Extra required key '${toWords(extra)}' supplied.`
      : `Missing '${missing}'.`;
  return `'required' is required to be supplied and to be an array including every key in properties. ${fault}`;
}

function findExcess({ levels, properties }: Count): string | undefined {
  if (levels > MOST_LEVELS) return `${levels} levels of nesting exceeds limit of ${MOST_LEVELS}.`;
  if (properties <= MOST_PROPERTIES) return undefined;
  return `${properties} parameters exceeds limit of ${MOST_PROPERTIES}.`;
}

function findListWithoutItems(schema: JSONObject, depth: number): Problem | undefined {
  if (depth > DEEPEST) return undefined;
  if (schema["type"] === "array" && !("items" in schema) && !("prefixItems" in schema)) {
    return { context: [], text: "array schema missing items." };
  }
  return findInner(schema, (inner) => findListWithoutItems(inner, depth + 1));
}

const NAMED = ["properties", "$defs", "definitions"];

/** The first problem of the schemas in a schema; the way to it is told where there is one. */
function findInner(
  schema: JSONObject,
  find: (inner: JSONObject) => Problem | undefined,
): Problem | undefined {
  for (const keyword of NAMED) {
    const named = schema[keyword];
    if (!isObject(named)) continue;
    for (const name of Object.keys(named)) {
      const problem = isObject(named[name]) ? find(named[name]) : undefined;
      if (problem) return within([keyword, name], problem);
    }
  }
  const { items, anyOf } = schema;
  const problem = isObject(items) ? find(items) : undefined;
  if (problem) return within(["items"], problem);
  if (!Array.isArray(anyOf)) return undefined;
  for (const [index, inner] of anyOf.entries()) {
    const problem = isObject(inner) ? find(inner) : undefined;
    if (problem) return within(["anyOf", String(index)], problem);
  }
  return undefined;
}

function within(path: string[], { context, text }: Problem): Problem {
  return { context: [...path, ...context], text };
}

function isOfType({ type }: JSONObject, name: string): boolean {
  return type === name || toArray(type).includes(name);
}

/** As Python writes a tuple. */
function inContext({ context, text }: Problem): string {
  const names = context.map((name) => `'${name}'`).join(", ");
  return `In context=(${context.length === 1 ? `${names},` : names}), ${text}`;
}

function noObject(type: unknown, place: SchemaPlace): LLMError {
  const given = typeof type === "string" ? type : "None";
  return toRefusal(
    `schema must be a JSON Schema of 'type: "object"', got 'type: "${given}"'.`,
    place,
  );
}

function toRefusal(problem: string, { subject, param, code }: SchemaPlace): LLMError {
  return refused(`Invalid schema for ${subject}: ${problem}`, param, code);
}
