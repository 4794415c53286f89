// Speed: `npm run bench` writes RESULTS.md, and fails where a ratio is broken. No absolute time is asserted.
// A name of a network, such as `createFetch`, measures it alone and writes nothing.
import { rmSync } from "node:fs";
import { describeHost, findHosts, type Host, prepareHost, runProgram } from "./hosts.ts";
import { findAsked, findHeld, IMPORTED, listRivals, MOUNTED, type Place } from "./limits.ts";
import { NETWORK_NAMES } from "./network-names.ts";
import type { Row } from "./run.ts";
import { type Cell, describeRun, holdLimits, type Limit, toTable, writePage } from "./table.ts";

const NAMES = { hand: "a handler by hand", floor: "the floor", rival: "aimock" };

const PROGRAMS = ["run.ts", "import-run.ts"];

const hosts = findHosts();
const only = process.argv.slice(2);
const started = performance.now();
const limits: Limit[] = [];
const exceptions: Cell[][] = [];
const sections: string[] = [];

const prepared = await Promise.all(
  hosts.map(async (host) => ({ host, folder: await prepareHost(host, PROGRAMS) })),
);
for (const { host, folder } of prepared) {
  // each in a process of its own: code that V8 has seen under one network is slower under the next
  const rows = (only.length > 0 ? only : NETWORK_NAMES).flatMap(
    (network) => runProgram(host, folder, ["run.mjs", network]) as Row[],
  );
  for (const row of rows) hold(host, row);
  const imported = measureImport(host, folder);
  rmSync(folder, { recursive: true });
  sections.push(
    [`## ${describeHost(host)}`, toRatios(rows), toFlatness(rows), imported].join("\n\n"),
  );
}

/** What Node pays to import the pack, MSW being there; the best of some processes. */
function measureImport(host: Host, folder: string): string {
  const runs = Array.from({ length: 10 }, () => runProgram(host, folder, ["import-run.mjs"]));
  const best = (name: "msw" | "ours"): number =>
    Math.min(...(runs as Record<string, number>[]).map((run) => run[name]!));
  const [msw, ours] = [best("msw"), best("ours")];
  const what = `${host.name}: to import the pack beyond MSW, to importing MSW`;
  limits.push({ what, value: ours / msw, atMost: IMPORTED });
  return `\`import("msw")\` takes ${msw.toFixed(0)} ms, \`import("msw-llm")\` after it ${ours.toFixed(0)} ms: ${(ours / msw).toFixed(2)} of it. 15 ms was asked; what is left is the reading and compiling of its files.`;
}

/** Each ratio of a row against its limit. */
function hold({ name }: Host, row: Row): void {
  const { network, load, times } = row;
  if (load === "mounted") {
    const cost = Math.max(times["all"]!, times["10"]!) / times["1"]!;
    const what = `${name}, ${network}: ten or all providers mounted, to one`;
    return void limits.push({ what, value: cost, atMost: MOUNTED.held });
  }
  for (const rival of listRivals(row)) {
    const place: Place = { host: name, network, load, rival };
    const limit = findHeld(place);
    if (!limit) continue;
    const what = `${name}, ${network}, ${load}: ours to ${NAMES[rival]}`;
    const value = times["ours"]! / times[rival]!;
    limits.push({ what, value, atMost: limit.held });
    const asked = findAsked(place)!;
    if (limit.why === undefined || value <= asked) continue;
    const where = `${name}, ${network}, ${load}, ${NAMES[rival]}`;
    exceptions.push([where, asked, value.toFixed(2), limit.held, limit.why]);
  }
}

function toRatios(rows: Row[]): string {
  const cells = rows
    .filter(({ load }) => load !== "mounted")
    .map(({ network, load, times }) => {
      const ratio = (rival: string): string =>
        rival in times ? (times["ours"]! / times[rival]!).toFixed(2) : "";
      const columns = [times["ours"]!.toFixed(3), ratio("hand"), ratio("floor"), ratio("rival")];
      return [`${network}, ${load}`, ...columns];
    });
  return toTable(["", "ours, ms", "/ by hand", "/ floor", "/ aimock"], cells);
}

function toFlatness(rows: Row[]): string {
  const cells = rows
    .filter(({ load }) => load === "mounted")
    .map(({ network, times }) => [
      network,
      ...["1", "10", "all"].map((count) => (times[count]! / times["1"]!).toFixed(2)),
    ]);
  return toTable(["JSON, providers mounted", "1", "10", "all"], cells);
}

const page = `# Speed

${describeRun(hosts.map(describeHost))} Written by \`npm run bench\` in ${Math.round((performance.now() - started) / 1000)} s; it fails where a ratio is above what it is held to.

Milliseconds of CPU a call, the best of several rounds in which all take turns: what else runs on the machine then counts for little. Ours has every provider mounted. **By hand** is an \`http.post\` handler as users write it, which reads the request and answers the very same bytes, from objects; **the floor** is a handler that does no more than match by a Map, keep MSW 3's connection and let MSW 2's body be cancelled; **aimock** is \`@copilotkit/aimock\`, a server on loopback in the same process, asked by the same call of the \`openai\` SDK.

${sections.join("\n\n")}

## Asked and held

Asked: at most 1.10 of a handler by hand for JSON and 1.15 for streams, 1.3 of the floor, 0.5 of aimock on MSW 2 and with \`setupFetchServer\`; flat within 1.05, held to ${MOUNTED.held} for the noise of a machine. Where that is not reached:

${toTable(["", "asked", "reached", "held to", "why"], exceptions)}
`;

if (only.length === 0) writePage("RESULTS.md", page);
else console.log(page);
holdLimits(limits);
