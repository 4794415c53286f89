import { Ajv, type AnySchema } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import { default as addFormats } from "ajv-formats";

/** Whether a value satisfies the schema, as ajv finds. */
export type Judge = (value: unknown) => boolean;

// 0.3 is a multiple of 0.1, whatever the division says
const OPTIONS = { strict: false, multipleOfPrecision: 9, logger: false } as const;

const draft2020 = addFormats.default(new Ajv2020(OPTIONS));
const draft7 = addFormats.default(new Ajv(OPTIONS));

/** Draft 2020-12. */
export function toJudge(schema: unknown): Judge {
  return compile(draft2020, schema as AnySchema);
}

/** What draft 7 spells otherwise. */
export function toDraft7Judge(schema: unknown): Judge {
  return compile(draft7, schema as AnySchema);
}

function compile(ajv: Ajv | Ajv2020, schema: AnySchema): Judge {
  const judge = ajv.compile(schema);
  if (typeof schema === "object") ajv.removeSchema(schema);
  return (value) => judge(value) === true;
}
