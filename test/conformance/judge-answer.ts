import { toPayloads } from "./measure/payloads.ts";
import { type Check, createCheck, hasSpecs } from "./measure/schema.ts";
import { readRecordings, type Recording } from "./recordings.ts";
import { SPECIFIED_PROVIDERS } from "../../scripts/docs/operations.ts";
import { reasonsFor } from "./reasons.ts";
import { ERRORS, HOSTS, readSpecified, type Specified, specified } from "./specified.ts";

/** A body, an event of a stream, or an error in the place of either. */
export type Kind = "body" | "event" | "error";

/** What an official specification says of one of them. */
export interface Verdict {
  /** Provider, method and path. */
  endpoint: string;
  kind: Kind;
  faults: string[];
  /** Those that are named as the specification's own. */
  leftOut: string[];
}

/** An answer as it came. */
export interface Answer {
  status: number;
  contentType: string;
  text: string;
}

/**
 * Holds an answer against its provider's specification; nothing where there is none.
 *
 * Faults of kinds that recordings show too are the specification's.
 */
export function judgeAnswer(method: string, url: string, answer: Answer): Verdict[] {
  if (!hasSpecs) return [];
  const { host, pathname } = new URL(url);
  const [provider = ""] = HOSTS.find(([, pattern]) => pattern.test(host)) ?? [];
  const row = openRows().find(
    (one) => one.provider === provider && one.path.test(`${method} ${pathname}`),
  );
  return row ? judge(row, answer) : [];
}

interface Row {
  provider: string;
  endpoint: string;
  path: RegExp;
  schema: Specified["schema"];
  /** Faults that recordings have; read when first asked for. */
  shown(): Set<string>;
}

function judge(row: Row, answer: Answer): Verdict[] {
  const { endpoint } = row;
  return readPayloads(answer).flatMap((payload): Verdict[] => {
    const kind = toKind(payload, answer);
    const check = toCheck(row, kind, answer.status);
    if (!check) return [];
    const found = check(payload).filter((fault) => !row.shown().has(fault));
    const named = reasonsFor(endpoint, "schema");
    const [faults, leftOut] = [false, true].map((isNamed) =>
      found.filter((fault) => fault in named === isNamed),
    );
    return [{ endpoint, kind, faults: faults!, leftOut: leftOut! }];
  });
}

function toKind(payload: unknown, { status, contentType }: Answer): Kind {
  const { error, object } = (payload ?? {}) as { error?: unknown; object?: unknown };
  // a job that nothing went wrong with has an empty one
  const tellsError = object === "error" || Object.keys(error ?? {}).length > 0;
  if (status >= 400 || tellsError) return "error";
  return isStream(contentType) ? "event" : "body";
}

function toCheck({ provider, schema }: Row, kind: Kind, status: number): Check | undefined {
  if (kind !== "error") {
    const name = schema[kind];
    return name === undefined ? undefined : openCheck(schema.document, name);
  }
  const error = ERRORS[provider];
  if (!error || (error.status !== undefined && error.status !== status)) return undefined;
  const check = openCheck(error.document, error.name);
  const { member } = error;
  if (member === undefined) return check;
  return (payload) => check((payload as Record<string, unknown>)[member]);
}

const checks = new Map<string, Check>();

function openCheck(document: string, name: string): Check {
  const key = `${document} ${name}`;
  const check = checks.get(key) ?? createCheck(document, name);
  checks.set(key, check);
  return check;
}

function isStream(contentType: string): boolean {
  return /event-stream|ndjson/.test(contentType);
}

/** What was sent as JSON, errors of Google's in lists included. */
function readPayloads({ contentType, text }: Answer): unknown[] {
  if (contentType.includes("ndjson")) return toLines(text);
  if (contentType.includes("event-stream")) {
    return toPayloads(text).filter((payload) => typeof payload === "object");
  }
  return contentType.includes("json") && text !== "" ? [JSON.parse(text) as unknown].flat() : [];
}

function toLines(text: string): unknown[] {
  return text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as unknown);
}

let rows: Row[] | undefined;

function openRows(): Row[] {
  // what is named comes first: it knows events too
  rows ??= [...specified, ...SPECIFIED_PROVIDERS.flatMap(readSpecified)].flatMap(
    ({ provider, recorded, schema }) => recorded.map((name) => toRow(provider, name, schema)),
  );
  return rows;
}

function toRow(provider: string, name: string, schema: Row["schema"]): Row {
  const pattern = name.replaceAll(".", "\\.").replaceAll(/\{\w+\}/g, "[^/]+");
  let shown: Set<string> | undefined;
  const row: Row = {
    provider,
    endpoint: `${provider} ${name}`,
    path: new RegExp(`^${pattern}$`),
    schema,
    shown: () => (shown ??= findShown(row, readRecordings(provider, name))),
  };
  return row;
}

function findShown(row: Row, recordings: Recording[]): Set<string> {
  const empty = { ...row, shown: () => new Set<string>() };
  const verdicts = recordings.flatMap((recording) => judge(empty, toAnswer(recording)));
  return new Set(verdicts.flatMap(({ faults, leftOut }) => [...faults, ...leftOut]));
}

function toAnswer({ response }: Recording): Answer {
  const { status, body, sse, ndjson, chunks, jsonArrayStream } = response;
  if (sse !== undefined) return { status, contentType: "text/event-stream", text: sse };
  if (ndjson !== undefined) return { status, contentType: "application/x-ndjson", text: ndjson };
  if (chunks) {
    const text = chunks.map((chunk) => JSON.stringify(chunk)).join("\n");
    return { status, contentType: "application/x-ndjson", text };
  }
  const value = body ?? jsonArrayStream;
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? "");
  return {
    status,
    contentType: typeof body === "string" ? "text/plain" : "application/json",
    text,
  };
}
