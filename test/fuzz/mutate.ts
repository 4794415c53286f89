import fc from "fast-check";
import { ODD_VALUES } from "../support/odd-values.ts";

/** What the hostile suite sends, and what it has no room for. */
const ODD = [
  ...ODD_VALUES,
  "false",
  "1e-7",
  '" "',
  '"\\udc00x"',
  '"\\u0000"',
  '"data:image/png;base64,"',
  '"https://"',
  '{ "$ref": "#" }',
  '{ "type": "object", "properties": { "a": { "$ref": "#/properties/a" } }, "required": ["a"] }',
  `"${"a".repeat(20_000)}"`,
  `[${"{},".repeat(300)}{}]`,
];

const KEYS = [
  "__proto__",
  "constructor",
  "prototype",
  "toString",
  "hasOwnProperty",
  "length",
  "\\ud800",
  "\\u0000",
  "",
];

/** One change of a body; `at` picks the member, of as many as there are. */
export type Mutation =
  | { kind: "replace" | "append"; at: number; json: string }
  | { kind: "addKey"; at: number; key: string; json: string }
  | { kind: "drop" | "duplicate" | "swap"; at: number };

const at = fc.nat({ max: 1_000_000 });
const json = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...ODD) },
  fc.json({ stringUnit: "binary", maxDepth: 3 }),
);

export const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constantFrom("replace", "append"), at, json }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom("drop", "duplicate", "swap"), at }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("addKey"),
      at,
      key: fc.constantFrom(...KEYS),
      json,
    }),
  },
);

/** The body as JSON text, after all changes. */
export function mutate(body: unknown, mutations: readonly Mutation[]): string {
  const raw: string[] = [];
  const changed = mutations.reduce((value, one) => change(value, one, raw), structuredClone(body));
  // what JSON cannot be made to say is put in afterwards
  return raw.reduceRight(
    (text, piece, index) => text.replaceAll(hole(index), () => piece),
    JSON.stringify(changed) ?? "",
  );
}

/** Where something may be changed. */
interface Place {
  parent: Record<string, unknown>;
  key: string;
}

function change(body: unknown, mutation: Mutation, raw: string[]): unknown {
  const root = { body };
  const places = listPlaces(root);
  const { parent, key } = places[mutation.at % places.length]!;
  const value = parent[key];
  switch (mutation.kind) {
    case "replace":
      parent[key] = hold(mutation.json, raw);
      break;
    case "append":
      if (Array.isArray(value)) value.push(hold(mutation.json, raw));
      else parent[key] = [value, hold(mutation.json, raw)];
      break;
    case "addKey":
      if (isObject(value)) value[hold(`"${mutation.key}": ${mutation.json}`, raw, true)] = 0;
      break;
    case "drop":
      if (Array.isArray(parent)) parent.splice(Number(key), 1);
      else delete parent[key];
      break;
    case "duplicate":
      if (Array.isArray(parent)) parent.splice(Number(key), 0, structuredClone(value));
      else parent[`${key}_2`] = value;
      break;
    case "swap": {
      const other = places[(mutation.at * 7 + 3) % places.length]!;
      // a value that would hold itself has no JSON
      if (!contains(value, other.parent)) other.parent[other.key] = structuredClone(value);
      break;
    }
  }
  return root.body;
}

function contains(value: unknown, sought: unknown): boolean {
  return (
    value === sought ||
    (isContainer(value) && Object.values(value).some((member) => contains(member, sought)))
  );
}

function listPlaces(parent: object): Place[] {
  return Object.entries(parent).flatMap(([key, value]) => [
    { parent: parent as Record<string, unknown>, key },
    ...(isContainer(value) ? listPlaces(value) : []),
  ]);
}

/** A text that stands for JSON of its own. */
function hold(json: string, raw: string[], isMember = false): string {
  raw.push(json);
  const name = `<hole ${raw.length - 1}>`;
  return isMember ? `${name} member` : name;
}

/** As it stands in the text: `"<hole 0>"`, or `"<hole 0> member":0`. */
function hole(index: number): RegExp {
  return new RegExp(`"<hole ${index}>(?: member":0|")`, "g");
}

function isObject(value: unknown): value is Record<string, unknown> {
  return isContainer(value) && !Array.isArray(value);
}

function isContainer(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
