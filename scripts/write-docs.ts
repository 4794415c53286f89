// Writes the pages of docs/ that follow from the code: run by `npm run docs`; test/docs.test.ts tells of a stale one.
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { writeErrors } from "./docs/errors.ts";
import { writeListedOperations } from "./docs/operations.ts";
import { writeProviders } from "./docs/providers.ts";
import { writeRecordingsHeld } from "./docs/recordings.ts";

export const DOCS: URL = new URL("../docs/", import.meta.url);

/** Each generated page, by its file's name. */
export const PAGES: Record<string, () => string | Promise<string>> = {
  "errors.md": writeErrors,
  "providers.md": writeProviders,
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeRecordingsHeld();
  writeListedOperations();
  for (const [name, write] of Object.entries(PAGES)) {
    writeFileSync(new URL(name, DOCS), await write());
  }
}
