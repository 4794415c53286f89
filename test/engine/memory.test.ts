import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { isMSW2 } from "../support/chat.ts";

/** Megabytes: what is kept of the answer's text and for the test's own work; a copy of 60,000 tokens is more than twice as much. */
const LIMIT = 10;

test(
  "a long stream is kept nowhere, whatever network it goes through",
  { timeout: 60_000 },
  async () => {
    const hooks = [
      join(import.meta.dirname, "../support/msw-2.mjs"),
      join(import.meta.dirname, "../support/msw-2-interceptors.ts"),
    ];
    const host = isMSW2 ? hooks.flatMap((hook) => ["--import", hook]) : [];
    const program = join(import.meta.dirname, "../support/long-streams.ts");
    const args = ["--expose-gc", ...host, program];
    const { stdout } = await promisify(execFile)(process.execPath, args);
    const { byHand, ...ours } = JSON.parse(stdout) as Record<string, number>;
    expect(Object.entries(ours).filter(([, growth]) => growth > LIMIT)).toEqual([]);
    expect(Object.keys(ours)).toEqual(["createFetch", "setupFetchServer", "setupServer"]);
    // the host does keep a copy, so that it is the pack's doing
    expect(byHand).toBeGreaterThan(2 * LIMIT);
  },
);
