/** Headers that say who is asking; an idempotency key says nothing of that kind. */
const CREDENTIALS =
  /auth(?:orization|entication)?$|cookie|api-?key|token|secret|password|credential|signature|(?<!^(?:x-)?idempotency-)key$/i;

/** Gemini takes its key in the query, others a token or a signature; a page's token is none. */
const QUERY_SECRETS =
  /([?&][\w.%-]*(?:key|(?<!page[-_]?)token|secret|password|credential|signature|sig|auth|authorization)=)[^&#]+/gi;

/** Fields of a body that hold credentials: those of an MCP server, of a sandbox, of a proxy's own provider. */
const SECRET_FIELDS = /headers$|api[-_]?key|authorization|secret|password|credential|token$/i;

/** What the model is told, and schemas, whose names are the user's own: they are never searched. */
const FREE_FIELDS =
  /schema|parameters|properties|declarations|^(?:messages|input|contents?|parts|prompt|system|instructions|function|metadata|labels)$/i;

/** Deeper than any provider nests its tools. */
const MAX_DEPTH = 10;

/** As OpenAI shows the headers of an MCP server to whoever sent them. */
const REDACTED = "<redacted>";

export function isCredential(header: string): boolean {
  return CREDENTIALS.test(header);
}

/** The same headers, without credentials. */
export function withoutCredentials(headers: Headers): Headers {
  return new Headers([...headers].filter(([name]) => !isCredential(name)));
}

/** The same URL, its credentials replaced by an ellipsis. */
export function hideSecrets(url: string): string {
  return url.includes("?") ? url.replace(QUERY_SECRETS, "$1…") : url;
}

/** The same body, its credentials replaced; the very object where it has none. */
export function withoutSecrets(body: unknown): unknown {
  return search(body, 0);
}

function search(value: unknown, depth: number): unknown {
  if (typeof value !== "object" || value === null || depth > MAX_DEPTH) return value;
  if (Array.isArray(value)) return mapList(value, (member) => search(member, depth + 1));
  // a file's bytes have a million names
  if (ArrayBuffer.isView(value)) return value;
  return mapFields(value, (member, key) => {
    if (typeof member === "string") {
      const kind = toKind(key);
      if (kind === "secret") return REDACTED;
      return kind === "url" ? hideSecrets(member) : member;
    }
    if (typeof member !== "object" || member === null) return member;
    const kind = toKind(key);
    if (kind === "free") return member;
    return kind === "secret" ? redact(member, depth + 1) : search(member, depth + 1);
  });
}

type FieldKind = "secret" | "free" | "url" | "plain";

/** The names of fields are few and come again with each request. */
const kinds = new Map<string, FieldKind>();
const MAX_KINDS = 1_000;

function toKind(key: string): FieldKind {
  const known = kinds.get(key);
  if (known) return known;
  const kind = findKind(key);
  if (kinds.size < MAX_KINDS) kinds.set(key, kind);
  return kind;
}

/** What is the user's own is free, whatever its name. */
function findKind(key: string): FieldKind {
  if (FREE_FIELDS.test(key)) return "free";
  if (SECRET_FIELDS.test(key)) return "secret";
  return /[uU]rl$/.test(key) ? "url" : "plain";
}

function redact(value: unknown, depth: number): unknown {
  if (typeof value === "string") return REDACTED;
  if (typeof value !== "object" || value === null) return value;
  if (depth > MAX_DEPTH) return REDACTED;
  if (Array.isArray(value)) return mapList(value, (member) => redact(member, depth + 1));
  return mapFields(value, (member) => redact(member, depth + 1));
}

/** Copies at the first change, as `mapFields` does. */
function mapList(list: unknown[], change: (member: unknown) => unknown): unknown[] {
  let copy: unknown[] | undefined;
  for (let index = 0; index < list.length; index++) {
    const changed = change(list[index]);
    if (changed !== list[index]) (copy ??= [...list])[index] = changed;
  }
  return copy ?? list;
}

function mapFields(value: object, change: (member: unknown, key: string) => unknown): object {
  const fields = value as Record<string, unknown>;
  let copy: Record<string, unknown> | undefined;
  for (const key of Object.keys(value)) {
    const changed = change(fields[key], key);
    if (changed !== fields[key]) (copy ??= { ...fields })[key] = changed;
  }
  return copy ?? value;
}
