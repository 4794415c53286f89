import { isObject, type JSONObject, toArray, toObject, toWords } from "../read.ts";

/**
 * Why a schema of structured output or of a strict tool does not compile, if it does not.
 *
 * @see https://docs.claude.com/en/docs/build-with-claude/structured-outputs
 */
export function findSchemaFault(schema: unknown): string | undefined {
  if (!isObject(schema)) return undefined;
  return findObjectFault(schema) ?? findCycle(schema);
}

/** Bounds that the grammar of an answer cannot have, by the type of what they bound. */
const UNSUPPORTED = new Map<unknown, string[]>([
  ["array", ["maxItems"]],
  ["integer", ["exclusiveMaximum", "exclusiveMinimum", "maximum", "minimum", "multipleOf"]],
  ["number", ["exclusiveMaximum", "exclusiveMinimum", "maximum", "minimum", "multipleOf"]],
  ["string", ["maxLength", "minLength"]],
]);

function findBoundFault(schema: JSONObject): string | undefined {
  const { type, minItems = 0 } = schema;
  const bounds = (UNSUPPORTED.get(type) ?? []).filter((name) => name in schema);
  const words = `For '${toWords(type)}' type,`;
  if (bounds.length > 1) return `${words} properties ${bounds.join(", ")} are not supported`;
  if (bounds.length === 1) return `${words} property '${bounds[0]}' is not supported`;
  if (type !== "array" || minItems === 0 || minItems === 1) return undefined;
  return `${words} 'minItems' values other than 0 or 1 are not supported`;
}

function findObjectFault(schema: JSONObject): string | undefined {
  const { type, properties } = schema;
  const bound = findBoundFault(schema);
  if (bound !== undefined) return bound;
  if (Object.values(toObject(properties)).some((value) => typeof value === "boolean")) {
    return "For 'object' type, property 'properties' is not supported";
  }
  if (type === "object" && schema["additionalProperties"] !== false) {
    return "For 'object' type, 'additionalProperties' must be explicitly set to false";
  }
  for (const child of listChildren(schema)) {
    const fault = findObjectFault(child);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function findCycle(schema: JSONObject): string | undefined {
  const definitions = listDefinitions(schema);
  for (const name of Object.keys(definitions)) {
    const path = findWayBack(name, [name], definitions);
    if (path) {
      return `Invalid schema: Circular reference detected in schema definitions: ${path.join(" -> ")}. Self-referencing or mutually-referencing definitions are not supported.`;
    }
  }
  return undefined;
}

/** The names on the way from a definition back to itself. */
function findWayBack(name: string, path: string[], definitions: JSONObject): string[] | undefined {
  for (const next of listReferences(toObject(definitions[path.at(-1)!]))) {
    if (next === name) return [...path, next];
    const way = path.includes(next) ? undefined : findWayBack(name, [...path, next], definitions);
    if (way) return way;
  }
  return undefined;
}

function listReferences(schema: JSONObject): string[] {
  const { $ref: reference } = schema;
  const found =
    typeof reference === "string" ? /^#\/(?:\$defs|definitions)\/(.+)$/.exec(reference) : null;
  return [...(found ? [found[1]!] : []), ...listChildren(schema).flatMap(listReferences)];
}

function listDefinitions({ $defs, definitions }: JSONObject): JSONObject {
  return { ...toObject($defs), ...toObject(definitions) };
}

export function listChildren(schema: JSONObject): JSONObject[] {
  const { properties, items, anyOf, allOf, oneOf } = schema;
  return [
    ...Object.values(toObject(properties)),
    ...Object.values(listDefinitions(schema)),
    ...[items, anyOf, allOf, oneOf].flatMap((child) =>
      isObject(child) ? [child] : toArray(child),
    ),
  ].filter(isObject);
}
