import type { OutputUnit } from "@cfworker/json-schema";
import { describeFault } from "./describe-fault.ts";
import { isRisky } from "./pattern/risk.ts";
import { type PreparedSchema, prepare } from "./prepare.ts";
import type { Schema, SchemaObject } from "./schema.ts";

export interface SchemaFault {
  /** The value's place, such as `/city`; empty for the whole. */
  path: string;
  /** The keyword's place, such as `#/properties/city/type`. */
  schemaPath: string;
  /** Such as `found 5, wanted a string`. */
  message: string;
}

/** What only says that a fault is further down. */
const WRAPPERS = new Set([
  "$ref",
  "allOf",
  "if",
  "properties",
  "patternProperties",
  "additionalProperties",
  "unevaluatedProperties",
  "propertyNames",
  "dependentSchemas",
  "prefixItems",
  "items",
  "additionalItems",
  "unevaluatedItems",
]);

/** A reply that is larger checks nothing: the validator compares members pair by pair, and recurses. */
const MAX_MEMBERS = 2_000;
const MAX_DEPTH = 500;
/** A pattern that may take forever is not tried on a longer text. */
const MAX_RISKY_LENGTH = 24;

/**
 * The first place where a value breaks a JSON Schema (draft 2020-12, and draft 7's spellings), if it does.
 *
 * Formats are checked, since the providers' structured outputs hold to them. What is broken in the schema itself, such
 * as a reference to nowhere or a pattern that is none, checks nothing: that is the provider's to refuse.
 */
export function findSchemaFault(value: unknown, schema: unknown): SchemaFault | undefined {
  try {
    const size = measure(value);
    if (size.depth > MAX_DEPTH) return undefined;
    const prepared = prepare(schema);
    for (const place of prepared.places.keys()) loosen(place, size);
    const { errors } = prepared.validate(value, prepared.root);
    return errors.length === 0 ? undefined : toFault(errors, value, prepared);
  } catch {
    // too much work, or a schema that the validator has no answer for: a false refusal is worse than a missed one
    return undefined;
  }
}

interface Size {
  depth: number;
  longestText: number;
  longestList: number;
}

function measure(value: unknown): Size {
  const size: Size = { depth: 0, longestText: 0, longestList: 0 };
  const waiting: [value: unknown, depth: number][] = [[value, 1]];
  for (let next = waiting.pop(); next && size.depth <= MAX_DEPTH; next = waiting.pop()) {
    const [member, depth] = next;
    size.depth = Math.max(size.depth, depth);
    if (typeof member === "string") size.longestText = Math.max(size.longestText, member.length);
    if (typeof member !== "object" || member === null) continue;
    if (Array.isArray(member)) size.longestList = Math.max(size.longestList, member.length);
    for (const inner of Object.values(member)) waiting.push([inner, depth + 1]);
  }
  return size;
}

/** Takes away what would take too long for a value of that size. */
function loosen(schema: Schema, { longestList, longestText }: Size): void {
  if (typeof schema === "boolean") return;
  if (longestList > MAX_MEMBERS) delete schema.uniqueItems;
  if (longestText <= MAX_RISKY_LENGTH) return;
  if (schema.pattern !== undefined && isRisky(schema.pattern)) delete schema.pattern;
}

function toFault(errors: OutputUnit[], value: unknown, prepared: PreparedSchema): SchemaFault {
  const unit = chooseUnit(errors);
  const { place, schema } = locate(unit.keywordLocation, prepared);
  // the validator writes places as the fragment of a URL
  const steps = unit.instanceLocation.split("/").slice(1).map(decodeURIComponent);
  const isName = /\/propertyNames(?:\/|$)/.test(unit.keywordLocation);
  const found = isName ? toName(steps.at(-1) ?? "") : follow(value, steps);
  return {
    path: steps.map((step) => `/${step}`).join(""),
    schemaPath: place,
    message: describeFault(unit.keyword, found, schema),
  };
}

/** The validator tells of each keyword on the way to a fault; the fault itself is what a reader asks for. */
function chooseUnit(errors: OutputUnit[]): OutputUnit {
  const index = errors.findIndex(
    (unit, index) => !isWrapper(unit, errors[index + 1]) || errors[index + 1]?.keyword === "false",
  );
  const unit = errors[Math.max(0, index)]!;
  const denied = errors[index + 1];
  // `false` has no words of its own: the keyword that holds it has
  if (WRAPPERS.has(unit.keyword) && denied?.keyword === "false") {
    return { ...unit, instanceLocation: denied.instanceLocation };
  }
  if (unit.keyword !== "anyOf" && unit.keyword !== "oneOf") return unit;
  const inner = errors
    .slice(index + 1)
    .filter((other) => other.keywordLocation.startsWith(`${unit.keywordLocation}/`));
  // of the alternatives, the one that got furthest is the one that was meant
  const furthest = inner.reduce(
    (best, other) => (depthOf(other) > depthOf(best) ? other : best),
    unit,
  );
  return furthest === unit ? unit : chooseUnit(inner.slice(inner.indexOf(furthest)));
}

/** Draft 7's `dependencies` hold names, of which there is no more to tell, and schemas. */
function isWrapper(
  { keyword, keywordLocation }: OutputUnit,
  next: OutputUnit | undefined,
): boolean {
  if (keyword !== "dependencies") return WRAPPERS.has(keyword);
  return next?.keywordLocation.startsWith(`${keywordLocation}/`) ?? false;
}

function depthOf({ instanceLocation }: OutputUnit): number {
  return instanceLocation.split("/").length;
}

/** The keyword's place in the document: the validator says which references it took, not where they led. */
function locate(location: string, prepared: PreparedSchema): { place: string; schema: unknown } {
  let schema: unknown = prepared.root;
  let place = "#";
  for (const step of location.split("/").slice(1).map(decodeURIComponent)) {
    const name = step === "dependantRequired" ? "dependentRequired" : toName(step);
    const isReference = name === "$ref" && prepared.places.has(schema as Schema);
    const next = isReference
      ? prepared.resolve(schema as SchemaObject)
      : (schema as Record<string, unknown> | undefined)?.[name];
    place = prepared.places.get(next as Schema) ?? `${place}/${name === "$ref" ? name : step}`;
    schema = next;
  }
  return { place: place.replace(/dependantRequired$/, "dependentRequired"), schema };
}

function follow(value: unknown, steps: string[]): unknown {
  return steps.reduce((inner, step) => (inner as Record<string, unknown>)[toName(step)], value);
}

function toName(step: string): string {
  return step.replaceAll("~1", "/").replaceAll("~0", "~");
}
