import type { Endpoint } from "./measure/endpoint.ts";
import type { Count, Row } from "./measure/row.ts";

declare module "vitest" {
  interface TaskMeta {
    /** A line of the table that `npm run conformance` prints. */
    conformance?: string[];
    /** Recorded endpoints that the pack does not answer, with the number of their recordings. */
    unsupported?: Record<string, number>;
  }
}

/** What the columns say, in the order of `toCells`. */
export const COLUMNS = [
  "provider",
  "endpoint",
  "recordings",
  "2xx accepted",
  "by id (found)",
  "4xx alike",
  "unknown keys",
  "missing keys",
  "orders known",
  "recorded by spec",
  "ours by spec",
  "round trips",
];

export function toCells({ provider, name }: Endpoint, row: Row): string[] {
  const { recordings, stored, recordedSchema, counts } = row;
  return [
    provider,
    name,
    String(recordings),
    show(counts.accepted),
    stored.of > 0 ? `${stored.of} (${stored.found})` : "-",
    show(counts.refused),
    counts.unknown ? String(counts.unknown.of) : "-",
    counts.missing ? String(counts.missing.of) : "-",
    show(counts.orders),
    show(recordedSchema),
    show(counts.schema),
    show(counts.roundTrips),
  ];
}

/** Rows under their columns. */
export function formatTable(rows: string[][]): string {
  const lines = [COLUMNS, ...rows];
  const widths = COLUMNS.map((_, index) =>
    Math.max(...lines.map((cells) => cells[index]?.length ?? 0)),
  );
  return lines
    .map((cells) => cells.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join("  "))
    .map((line) => line.trimEnd())
    .join("\n");
}

/** What the pack does not answer, below the table. */
export function formatUnsupported(counts: Record<string, number>): string {
  const names = Object.entries(counts).map(([name, count]) => `  ${count} ${name}`);
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return [`Not supported: ${total} recordings of ${names.length} endpoints`, ...names].join("\n");
}

function show(count: Count): string {
  return count ? `${count.right}/${count.of}` : "-";
}
