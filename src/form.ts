import { hashBytes } from "./ids.ts";

/** A file that came in a form, or as a body of its own. */
export interface UploadedFile {
  readonly filename: string;
  readonly mediaType: string;
  /** Bytes. */
  readonly size: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export type FormValue = string | UploadedFile;

/** A form's fields as JSON would have them. */
export interface Form {
  fields: Record<string, unknown>;
  /** The same for the same fields, whatever the boundary. */
  text: string;
}

/** What stands for a file where there is none, and nobody checks. */
export const NO_FILE: UploadedFile = {
  filename: "",
  mediaType: "",
  size: 0,
  bytes: new Uint8Array(),
};

export function isUploadedFile(value: unknown): value is UploadedFile {
  return (value as Partial<UploadedFile> | null | undefined)?.bytes instanceof Uint8Array;
}

/** Throws where the bytes are no form. */
export async function readForm(source: Request): Promise<Form> {
  const entries: [string, FormValue][] = [];
  const lines: string[] = [];
  for (const [name, value] of await source.formData()) {
    const known = typeof value === "string" ? value : await readFile(value);
    entries.push([name, known]);
    lines.push(`${name}=${typeof known === "string" ? known : toDigest(known)}`);
  }
  return { fields: toFields(entries), text: lines.join("\n") };
}

/** What tells one file from another. */
export function toDigest({ filename, mediaType, size, bytes }: UploadedFile): string {
  return `${filename};${mediaType};${size};${hashBytes(bytes)}`;
}

async function readFile(file: File): Promise<UploadedFile> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  return { filename: file.name, mediaType: file.type, size: bytes.length, bytes };
}

/** How SDKs write a member of a list, `include[]`, and a field of an object, `expires_after[seconds]`. */
const NESTED = /^([^[\]]+)\[([^[\]]*)\]$/;

function toFields(entries: [string, FormValue][]): Record<string, unknown> {
  const fields = new Map<string, unknown>();
  for (const [name, value] of entries) {
    const [, outer, inner] = NESTED.exec(name) ?? [];
    if (outer === undefined || inner === undefined) {
      // a name that comes twice is a list too
      fields.set(name, fields.has(name) ? [...toList(fields.get(name)), value] : value);
    } else if (inner === "") {
      fields.set(outer, [...toList(fields.get(outer)), value]);
    } else {
      const known = fields.get(outer);
      const members = known instanceof Map ? known : new Map<string, unknown>();
      fields.set(outer, members.set(inner, value));
    }
  }
  const plain = [...fields].map(([name, value]): [string, unknown] => [
    name,
    value instanceof Map ? Object.fromEntries(value) : value,
  ]);
  return Object.fromEntries(plain);
}

function toList(value: unknown): unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}
