import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020, type ErrorObject } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { parse } from "yaml";
import {
  type Operation,
  SPECIFIED_PROVIDERS,
  type SpecifiedPaths,
  toOperations,
} from "../../../scripts/docs/operations.ts";
import { findOracle } from "../oracle.ts";

const { folder: FOLDER, isThere } = findOracle(
  "specs",
  "The answers were not held against the official specifications",
);

export const hasSpecs: boolean = isThere;

export type Schema = Record<string, unknown>;

/** Tells what is wrong with a value: each kind of fault once. */
export type Check = (value: unknown) => string[];

/** One of an official document's schemas, relaxed: as it stands, it rejects real traffic. Of a union of events, that of the value's type. */
export function createCheck(document: string, name: string): Check {
  if (!hasSpecs) return () => [];
  const { schemas, ajv } = open(document);
  const events = toEvents(schemas, name);
  return (value) => {
    const { type = "" } = (value ?? {}) as { type?: string };
    const chosen = events.size > 0 ? events.get(type) : name;
    if (chosen === undefined) return [`${type} is no event of ${name}`];
    const validate = ajv.getSchema(`${document}#/components/schemas/${chosen}`);
    if (!validate) throw new Error(`Failed to find the schema ${chosen} in ${document}.`);
    if (validate(value)) return [];
    return [...new Set(validate.errors?.filter(isOwn).map(describe))];
  };
}

/** One of an official document's schemas, as it stands; of a union of events, that of a type. */
export function openSchema(
  document: string,
  name: string,
  type = "",
): { root: Schema | undefined; resolve: (schema: Schema) => Schema } {
  const { schemas } = open(document);
  const events = toEvents(schemas, name);
  const chosen = events.size > 0 ? events.get(type) : name;
  return {
    root: chosen === undefined ? undefined : schemas[chosen],
    resolve({ $ref, ...schema }) {
      const target = typeof $ref === "string" ? schemas[$ref.split("/").at(-1)!] : undefined;
      return target ?? schema;
    },
  };
}

/** What a choice between alternatives adds says nothing of its own. */
function isOwn({ keyword, params }: ErrorObject): boolean {
  return keyword !== "anyOf" && params["type"] !== "null";
}

function describe({ instancePath, message = "" }: ErrorObject): string {
  return `${instancePath.replaceAll(/\/\d+/g, "[]")} ${message}`;
}

/** What a document says of each operation, by its name; nothing of documents whose operations the docs don't list. */
export function readOperations(document: string): Map<string, Operation> {
  return hasSpecs ? open(document).operations : new Map();
}

interface Document {
  schemas: Record<string, Schema>;
  operations: Map<string, Operation>;
  ajv: Ajv2020;
}

const documents = new Map<string, Document>();

/** Compiles nothing yet. */
function open(document: string): Document {
  const known = documents.get(document);
  if (known) return known;
  const { components, paths } = readDocument(document) as SpecifiedPaths & {
    components: Pick<Document, "schemas">;
  };
  const provider = SPECIFIED_PROVIDERS.find((name) => name === document);
  const operations = provider ? toOperations(provider, { paths }) : new Map<string, Operation>();
  const answers = [...operations.values()].map(({ id, answer = {} }) => [toAnswer(id), answer]);
  const schemas = {
    ...components.schemas,
    ...(Object.fromEntries(answers) as typeof components.schemas),
  };
  const ajv = new Ajv2020({ strict: false, allErrors: true, logger: false, validateSchema: false });
  formats.default(ajv);
  const relaxed = Object.entries(schemas).map(([name, schema]) => [name, relax(schema, schemas)]);
  ajv.addSchema({ $id: document, components: { schemas: Object.fromEntries(relaxed) } });
  const opened = { schemas, operations, ajv };
  documents.set(document, opened);
  return opened;
}

/** What the schema of an operation's answer is called. */
export function toAnswer(operationId: string): string {
  return `${operationId}.answer`;
}

/** A whole official document, in whatever it is written. */
export function readDocument(name: string): unknown {
  const file = join(FOLDER, `${name}.openapi`);
  const isJSON = existsSync(`${file}.json`);
  const text = readFileSync(`${file}.${isJSON ? "json" : "yaml"}`, "utf8");
  return isJSON ? JSON.parse(text) : parse(text);
}

/** A union of events by their types; nothing where it is none. */
function toEvents(schemas: Record<string, Schema>, name: string): Map<string, string> {
  const { anyOf, oneOf } = schemas[name] ?? {};
  const events = new Map<string, string>();
  for (const { $ref } of (anyOf ?? oneOf ?? []) as { $ref: string }[]) {
    const member = $ref.split("/").at(-1)!;
    const { type } = (schemas[member]?.["properties"] ?? {}) as Record<string, Schema>;
    const [value] = (type?.["enum"] as string[] | undefined) ?? [type?.["const"] as string];
    if (value !== undefined) events.set(value, member);
  }
  return events;
}

/**
 * Any property that is no enum may be null, a required one that may be null may be absent, and others may stand beside
 * them; of several alternatives, more than one may then fit.
 */
function relax(schema: unknown, all: Record<string, Schema>): unknown {
  if (Array.isArray(schema)) return schema.map((member) => relax(member, all));
  if (typeof schema !== "object" || schema === null) return schema;
  const relaxed: Schema = {};
  for (const [key, member] of Object.entries(schema)) {
    // an OpenAPI discriminator only helps to choose, and older drafts' recursion has no equal
    if (/^(?:discriminator|nullable|\$recursive\w+|example|examples|default)$/.test(key)) continue;
    if (key === "additionalProperties" && member === false) continue;
    // older drafts say with it that the minimum itself is too little
    if (key === "exclusiveMinimum" && typeof member === "boolean") continue;
    if (key === "properties") relaxed[key] = relaxProperties(member as Schema, all);
    else if (key === "required" && Array.isArray(member)) {
      const { properties = {} } = schema as { properties?: Schema };
      relaxed[key] = member.filter((name: string) => !isNullable(properties[name]));
    } else relaxed[key === "oneOf" ? "anyOf" : key] = relax(member, all);
  }
  return relaxed;
}

function relaxProperties(properties: Schema, all: Record<string, Schema>): Schema {
  return Object.fromEntries(
    Object.entries(properties).map(([name, property]) => {
      const relaxed = relax(property, all);
      const mayBeNull = isNullable(property) || !isEnum(property, all);
      return [name, mayBeNull ? { anyOf: [relaxed, { type: "null" }] } : relaxed];
    }),
  );
}

function isNullable(property: unknown): boolean {
  const { nullable, type, anyOf, oneOf } = (property ?? {}) as Schema;
  const alternatives = (anyOf ?? oneOf ?? []) as Schema[];
  return (
    nullable === true ||
    type === "null" ||
    (Array.isArray(type) && type.includes("null")) ||
    alternatives.some(isNullable)
  );
}

function isEnum(property: unknown, all: Record<string, Schema>): boolean {
  const { $ref, ...schema } = (property ?? {}) as Schema;
  if (typeof $ref === "string") return isEnum(all[$ref.split("/").at(-1)!], all);
  return "enum" in schema || "const" in schema;
}
