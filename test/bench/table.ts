// What the programs of this folder have in common: tables, and what they make of a limit that is broken.
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";

export type Cell = string | number;

/** A table in Markdown; what is no text of its first column stands at the right. */
export function toTable(head: string[], rows: Cell[][]): string {
  const rule = head.map((_, index) => (index === 0 ? "---" : "---:"));
  return [head, rule, ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

/** A ratio or an amount, and what it may be at most. */
export interface Limit {
  what: string;
  value: number;
  atMost: number;
}

/** Ends the program, with a line for each limit that is broken. */
export function holdLimits(limits: Limit[]): never {
  const broken = limits.filter(({ value, atMost }) => !(value <= atMost));
  for (const { what, value, atMost } of broken) {
    console.error(`FAILED  ${what}: ${value.toFixed(2)}, at most ${atMost} is allowed`);
  }
  console.log(`${limits.length - broken.length} of ${limits.length} limits hold`);
  process.exit(broken.length > 0 ? 1 : 0);
}

/** Formatted as `npm run check` wants it. */
export function writePage(file: string, text: string): void {
  const path = join(import.meta.dirname, file);
  writeFileSync(path, text);
  execFileSync("oxfmt", [path]);
  console.log(text);
}

/** When, and on what. */
export function describeRun(hosts: string[]): string {
  return `${new Date().toISOString().slice(0, 10)}, ${hosts.join("; ")}.`;
}
