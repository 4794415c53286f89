// Writes SIZES.md anew, with a limit a little above each size; test/sizes.test.ts holds the package to it.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { measureEntries, measureLater, measureParts, type Size } from "./sizes.ts";

/** How much an entry may grow before somebody has to look at it. */
const ROOM = 1.05;

const text = `# Sizes

Written by \`npm run sizes\`; \`test/sizes.test.ts\` fails where an entry outgrows its limit.

What an import adds to an app's bundle, minified and gzipped, without \`msw\`, in kB (1,000 bytes):

${toTable(await measureEntries())}

Loaded later, and only by those who need it:

${toTable(await measureLater())}

## What the whole pack consists of

Minified, before it is gzipped, which leaves less than a third:

${toParts(await measureParts())}

Less than 60 kB was asked for the whole pack, and is not to be had with all providers in it: the engine takes a third of that, and what some 45 providers refuse, in words of their own, and how each writes its bodies, its streams and its stored objects is the rest. An app pays for the providers that it imports.
`;

writeFileSync(join(import.meta.dirname, "SIZES.md"), text);

function toParts(parts: Record<string, number>): string {
  const total = Object.values(parts).reduce((sum, bytes) => sum + bytes, 0);
  const rows = Object.entries(parts)
    .toSorted(([, a], [, b]) => b - a)
    .map(
      ([part, bytes]) =>
        `| ${part} | ${(bytes / 1000).toFixed(0)} | ${Math.round((100 * bytes) / total)} % |`,
    );
  return ["| part | kB | share |", "| --- | ---: | ---: |", ...rows].join("\n");
}

function toTable(sizes: Size[]): string {
  const rows = sizes.map(({ name, bytes }) => {
    const limit = (Math.ceil((bytes * ROOM) / 100) / 10).toFixed(1);
    return `| ${name.startsWith("msw-llm") ? `\`${name}\`` : name} | ${(bytes / 1000).toFixed(1)} | ${limit} |`;
  });
  return ["| import | kB | at most |", "| --- | ---: | ---: |", ...rows].join("\n");
}
