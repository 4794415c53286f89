import { existsSync, readFileSync, writeFileSync } from "node:fs";

/** The official specifications: they stand beside the repository, and are no part of it. */
const SPECS = new URL("../../../shared/specs/", import.meta.url);

/** What was last read of them, which the page is written from. */
const LISTED = new URL("operations.json", import.meta.url);

/** Where each provider of which the page lists every operation is; its specification says the rest of a path. */
const BASES = {
  openai: "https://api.openai.com/v1",
  anthropic: "https://api.anthropic.com",
  gemini: "https://generativelanguage.googleapis.com/v1beta",
} as const;

export type SpecifiedProvider = keyof typeof BASES;

export const SPECIFIED_PROVIDERS = Object.keys(BASES) as SpecifiedProvider[];

/** One operation of an official specification. */
export interface Operation {
  /** Method and path, such as `GET /v1/files/{file_id}`. */
  name: string;
  id: string;
  /** The schema of its answer in JSON, where there is one. */
  answer: Record<string, unknown> | undefined;
}

export interface SpecifiedPaths {
  paths: Record<string, Record<string, OperationObject>>;
}

interface OperationObject {
  operationId?: string;
  responses?: Record<string, { content?: Record<string, { schema?: Record<string, unknown> }> }>;
}

const METHODS = new Set(["get", "post", "put", "patch", "delete"]);

/** Each operation once: a query that tells a beta from what it became is no path of its own. */
export function toOperations(
  provider: SpecifiedProvider,
  { paths }: SpecifiedPaths,
): Map<string, Operation> {
  const operations = new Map<string, Operation>();
  for (const [path, methods] of Object.entries(paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      if (!METHODS.has(method)) continue;
      const { operationId: id = "", responses = {} } = operation;
      const answer = responses["200"]?.content?.["application/json"]?.schema;
      const name = `${method.toUpperCase()} ${toPath(provider, path, id)}`;
      if (!operations.has(name)) operations.set(name, { name, id, answer });
    }
  }
  return operations;
}

/** The URL of an operation. */
export function toURL(provider: SpecifiedProvider, name: string): string {
  const [, path = ""] = name.split(" ");
  return new URL(BASES[provider]).origin + path;
}

/** Google's own description says of `media` that it is sent to `/upload`. @see https://ai.google.dev/api/files#method:-media.upload */
function toPath(provider: SpecifiedProvider, path: string, id: string): string {
  const { pathname } = new URL(BASES[provider]);
  const upload = provider === "gemini" && id.startsWith("media.") ? "/upload" : "";
  return `${upload}${pathname.replace(/\/$/, "")}${path.replace(/\?.*$/, "")}`;
}

export type ListedOperations = Record<SpecifiedProvider, string[]>;

/** The names of all operations, in the order of the specifications. */
export function readListedOperations(): ListedOperations {
  return JSON.parse(readFileSync(LISTED, "utf8")) as ListedOperations;
}

/** Lists anew, where the specifications are. */
export function writeListedOperations(): void {
  const listed = listOperations();
  if (listed) writeFileSync(LISTED, `${JSON.stringify(listed, undefined, 2)}\n`);
}

/** `undefined` where there are none to read. */
export function listOperations(): ListedOperations | undefined {
  if (!existsSync(SPECS)) return undefined;
  const entries = SPECIFIED_PROVIDERS.map((provider) => {
    const text = readFileSync(new URL(`${provider}.openapi.json`, SPECS), "utf8");
    return [provider, [...toOperations(provider, JSON.parse(text) as SpecifiedPaths).keys()]];
  });
  return Object.fromEntries(entries) as ListedOperations;
}
