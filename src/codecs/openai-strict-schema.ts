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
  const problem = findProblem(root, { context: [], level: 1, count });
  if (problem) return toRefusal(problem, place);
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
  const problem = findListWithoutItems(schema, []);
  return problem ? toRefusal(problem, place) : undefined;
}

/** How large a schema is. */
interface Count {
  properties: number;
  levels: number;
}

/** The way to a schema within another. */
interface Position {
  context: string[];
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

function findProblem(schema: JSONObject, position: Position): string | undefined {
  if ("$ref" in schema || position.context.length > DEEPEST) return undefined;
  const own = findOwnProblem(schema);
  if (own !== undefined) return inContext(position.context, own);
  const isLevel = isOfType(schema, "object");
  const level = isLevel ? position.level : position.level - 1;
  const { count } = position;
  count.properties += Object.keys(toObject(schema["properties"])).length;
  count.levels = Math.max(count.levels, level);
  for (const [path, inner] of listInner(schema)) {
    const context = [...position.context, ...path];
    const problem = findProblem(inner, { context, level: level + 1, count });
    if (problem !== undefined) return problem;
  }
  return undefined;
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

function findListWithoutItems(schema: JSONObject, context: string[]): string | undefined {
  if (context.length > DEEPEST) return undefined;
  if (schema["type"] === "array" && !("items" in schema) && !("prefixItems" in schema)) {
    return inContext(context, "array schema missing items.");
  }
  for (const [path, inner] of listInner(schema)) {
    const problem = findListWithoutItems(inner, [...context, ...path]);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

/** The schemas in a schema, each with the way to it. */
function listInner(schema: JSONObject): [path: string[], inner: JSONObject][] {
  const named = ["properties", "$defs", "definitions"].flatMap((keyword) =>
    Object.entries(toObject(schema[keyword])).map(([name, inner]) => [[keyword, name], inner]),
  );
  const listed = toArray(schema["anyOf"]).map((inner, index) => [["anyOf", String(index)], inner]);
  const inner = [...named, [["items"], schema["items"]], ...listed] as [string[], unknown][];
  return inner.filter((entry): entry is [string[], JSONObject] => isObject(entry[1]));
}

function isOfType({ type }: JSONObject, name: string): boolean {
  return type === name || toArray(type).includes(name);
}

/** As Python writes a tuple. */
function inContext(context: string[], problem: string): string {
  const names = context.map((name) => `'${name}'`).join(", ");
  return `In context=(${context.length === 1 ? `${names},` : names}), ${problem}`;
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
