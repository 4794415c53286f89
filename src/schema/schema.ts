/** A schema whose keywords have the types that JSON Schema gives them; `prepare` makes it. */
export interface SchemaObject {
  $ref?: string;
  type?: string[];
  const?: unknown;
  enum?: unknown[];
  default?: unknown;
  example?: unknown;
  examples?: unknown[];
  allOf?: Schema[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  not?: Schema;
  if?: Schema;
  then?: Schema;
  else?: Schema;
  properties?: Record<string, Schema>;
  patternProperties?: Record<string, Schema>;
  additionalProperties?: Schema;
  unevaluatedProperties?: Schema;
  propertyNames?: Schema;
  required?: string[];
  dependentRequired?: Record<string, string[]>;
  dependentSchemas?: Record<string, Schema>;
  /** What the two above were in draft 7. */
  dependencies?: Record<string, Schema | string[]>;
  minProperties?: number;
  maxProperties?: number;
  prefixItems?: Schema[];
  /** A list is what `prefixItems` was in draft 7. */
  items?: Schema | Schema[];
  additionalItems?: Schema;
  unevaluatedItems?: Schema;
  contains?: Schema;
  minContains?: number;
  maxContains?: number;
  minItems?: number;
  maxItems?: number;
  uniqueItems?: boolean;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  exclusiveMaximum?: number;
  multipleOf?: number;
  minLength?: number;
  maxLength?: number;
  pattern?: string;
  format?: string;
  /** Where `$ref` leads; the validator sets it. */
  readonly __absolute_ref__?: string;
}

export type Schema = SchemaObject | boolean;

export const TYPES = ["object", "array", "string", "number", "integer", "boolean", "null"];

/** The own property of that name: a schema from outside may be named `constructor` or `__proto__`. */
export function own<T>(map: Record<string, T> | undefined, name: string): T | undefined {
  return map !== undefined && Object.hasOwn(map, name) ? map[name] : undefined;
}
