import { readFileSync } from "node:fs";
import { join } from "node:path";
import { findOracle } from "./oracle.ts";

const { folder: FOLDER, isThere } = findOracle("recordings", "The conformance suite was not run");

/** One real exchange; its answer's payload is in one of the response's fields. */
export interface Recording {
  file: string;
  provider: string;
  endpoint: string;
  features: string[];
  url: string;
  /** Whether a refusal follows from the request alone. */
  decidable: string;
  /** `raw`, or what was done to it since. */
  fidelity: string;
  request: { headers?: Record<string, string>; body?: unknown };
  response: {
    status: number;
    headers?: Record<string, string>;
    body?: unknown;
    sse?: string;
    /** Lines of JSON, as they came. */
    ndjson?: string;
    jsonArrayStream?: unknown;
    /** The payloads alone, where the framing was not kept. */
    chunks?: unknown[];
    /** As it came in base64, and its frames. */
    awsEventStream?: { base64: string; frames: RecordedFrame[] };
    text?: string;
  };
}

export const hasRecordings: boolean = isThere;

/** One message of AWS's event stream. */
export interface RecordedFrame {
  headers: Record<string, string>;
  payload: Record<string, unknown>;
}

/** The HTTP recordings of one provider, such as `openai`, and endpoint, such as `POST /v1/responses`; of several by a pattern. */
export function readRecordings(provider: string, endpoint: string | RegExp): Recording[] {
  return readIndex()
    .filter((row) => row.provider === provider)
    .filter(({ endpoint: own }) =>
      typeof endpoint === "string" ? own === endpoint : endpoint.test(own),
    )
    .map(({ file, decidable, fidelity }) => {
      return { ...readRecording(file), file, decidable, fidelity };
    });
}

export function readRecording(file: string): Recording {
  return JSON.parse(readFileSync(join(FOLDER, file), "utf8")) as Recording;
}

type IndexRow = Record<
  "file" | "provider" | "endpoint" | "status" | "decidable" | "fidelity",
  string
>;

/** The index's lines of what went over HTTP. */
export function readIndex(): IndexRow[] {
  if (!hasRecordings) return [];
  const [head = "", ...lines] = readFileSync(join(FOLDER, "INDEX.tsv"), "utf8").trim().split("\n");
  const columns = head.split("\t");
  return lines
    .map((line) => {
      const cells = line.split("\t");
      return Object.fromEntries(
        columns.map((name, index) => [name, cells[index] ?? ""]),
      ) as IndexRow;
    })
    .filter(({ status }) => /^\d+$/.test(status));
}

/** Every key path of a value, lists folded: `choices[].message.content`. */
export function keyPaths(value: unknown, path = ""): Set<string> {
  if (Array.isArray(value))
    return new Set(value.flatMap((member) => [...keyPaths(member, `${path}[]`)]));
  if (typeof value !== "object" || value === null) return new Set();
  return new Set(
    Object.entries(value).flatMap(([key, member]) => {
      const own = path === "" ? key : `${path}.${key}`;
      return [own, ...keyPaths(member, own)];
    }),
  );
}
