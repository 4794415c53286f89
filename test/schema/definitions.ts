import fc from "fast-check";

export type JSONSchema = boolean | { [keyword: string]: unknown };

/** As it comes from a wire: the objects of fast-check have no prototype, which ajv minds. */
export function toPlain<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

/** The schema, with definitions that refer to each other. */
export function withDefinitions(root: object): fc.Arbitrary<JSONSchema> {
  const simple = fc.oneof(
    fc.record({ type: fc.constantFrom("string", "integer", "null") }),
    fc.constant({
      type: "object",
      properties: {
        next: { anyOf: [{ $ref: "#/$defs/two" }, { type: "null" }] },
        kids: { type: "array", items: { $ref: "#/$defs/one" } },
      },
      required: ["next"],
    }),
    fc.constant({
      anyOf: [
        { type: "object", properties: { next: { $ref: "#/$defs/one" } }, required: ["next"] },
        { const: "end" },
      ],
    }),
  );
  return fc.tuple(simple, simple).map(([one, two]) => toPlain({ ...root, $defs: { one, two } }));
}
