import type { Endpoint } from "./endpoint.ts";
import { hasSpecs, openSchema, type Schema } from "./schema.ts";

/** Whether a body, or an event of a type, may have a key path. */
export type HasKey = (kind: string, path: string) => boolean;

/** The key paths of an official specification; none where there is none. */
export function createHasKey(schema: Endpoint["schema"]): HasKey {
  if (!schema || !hasSpecs) return () => false;
  const { document, body, event } = schema;
  return (kind, path) => {
    const { root, resolve } =
      kind === "body" ? openSchema(document, body) : openSchema(document, event ?? body, kind);
    const steps = path.replaceAll("[]", ".[]").split(".");
    const ends = steps.reduce(
      (schemas, step) => schemas.flatMap((one) => toMembers(one, step, resolve)),
      root ? [root] : [],
    );
    return ends.length > 0;
  };
}

type Resolve = (schema: Schema) => Schema;

/** What stands at a key, or in a list, in any of the alternatives. */
function toMembers(schema: Schema, step: string, resolve: Resolve): Schema[] {
  const own = resolve(schema);
  const { properties = {}, items, anyOf = [], oneOf = [], allOf = [] } = own as Alternatives;
  const member = step === "[]" ? items : properties[step];
  const others = [...anyOf, ...oneOf, ...allOf];
  return [...(member ? [member] : []), ...others.flatMap((one) => toMembers(one, step, resolve))];
}

interface Alternatives {
  properties?: Record<string, Schema>;
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
}
