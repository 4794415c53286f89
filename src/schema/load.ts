import type { LanguageModelCall } from "../language-model/call.ts";
import type { findSchemaFault } from "./check.ts";
import type { createExample } from "./example.ts";

/** What can be done with a JSON Schema. */
export interface Schemas {
  findSchemaFault: typeof findSchemaFault;
  createExample: typeof createExample;
}

let schemas: Schemas | undefined;
let loading: Promise<void> | undefined;

/** A fifth of a provider's bundle, that only a request with a schema needs; `undefined` where it is there already. */
export function loadSchemas(): Promise<void> | undefined {
  if (schemas) return undefined;
  return (loading ??= load().finally(() => (loading = undefined)));
}

/** What those who came before wait for; `undefined` where nobody does. */
export function whileLoading(): Promise<void> | undefined {
  return loading;
}

async function load(): Promise<void> {
  const [check, example] = await Promise.all([import("./check.ts"), import("./example.ts")]);
  schemas = { ...check, ...example };
}

/** Once they are loaded. */
export function getSchemas(): Schemas {
  if (schemas) return schemas;
  throw new Error(
    "Failed to use a JSON Schema: the code for it is not loaded. Await loadSchemas() first.",
  );
}

/** Whether an answer may have to be made after a schema, or be held against one. */
export function hasSchemas({ tools, responseFormat }: LanguageModelCall): boolean {
  return tools.length > 0 || responseFormat?.type === "json";
}
