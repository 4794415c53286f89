import { existsSync } from "node:fs";
import { join } from "node:path";

/** What stands beside the repository, and is no part of it. */
const SHARED = join(import.meta.dirname, "../../../shared");

/** The folder of an oracle, and whether it is there; `loss` says what is not done without it. CI sets `REQUIRE_RECORDINGS`, and then it must be. */
export function findOracle(name: string, loss: string): { folder: string; isThere: boolean } {
  const folder = join(SHARED, name);
  if (existsSync(folder)) return { folder, isThere: true };
  const message = `${loss}: there is no ${folder}.`;
  if (process.env["REQUIRE_RECORDINGS"]) throw new Error(message);
  console.warn(message);
  return { folder, isThere: false };
}
