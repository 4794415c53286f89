import { readDocument } from "./schema.ts";

/** What an official document says that a body of JSON may have at its top. */
export interface SpecifiedRequest {
  path: string;
  properties: string[];
}

type Schema = Record<string, unknown>;

interface Document {
  paths: Record<string, { post?: { requestBody?: Schema } }>;
}

/** Of all that is posted as JSON. */
export function readRequests(document: string): SpecifiedRequest[] {
  const opened = readDocument(document) as Document;
  return Object.entries(opened.paths).flatMap(([path, { post }]) => {
    const { content } = resolve(post?.requestBody, opened) as { content?: Record<string, Schema> };
    const schema = content?.["application/json"]?.["schema"] as Schema | undefined;
    return schema ? [{ path, properties: [...listProperties(schema, opened)] }] : [];
  });
}

function resolve(schema: Schema = {}, document: Document): Schema {
  const { $ref } = schema;
  if (typeof $ref !== "string") return schema;
  const steps = $ref.slice(2).split("/");
  const found = steps.reduce<unknown>((value, step) => (value as Schema)[step], document);
  return found as Schema;
}

function listProperties(
  schema: Schema,
  document: Document,
  seen: Set<Schema> = new Set(),
): Set<string> {
  const { properties = {}, ...resolved } = resolve(schema, document);
  if (seen.has(resolved)) return new Set();
  seen.add(resolved);
  const inner = ["allOf", "anyOf", "oneOf"].flatMap((key) => (resolved[key] ?? []) as Schema[]);
  return new Set([
    ...Object.keys(properties as Schema),
    ...inner.flatMap((one) => [...listProperties(one, document, seen)]),
  ]);
}
