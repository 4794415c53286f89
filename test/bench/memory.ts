// Length and memory: `npm run bench:memory` writes MEMORY.md, and fails where a limit is broken.
import { rmSync } from "node:fs";
import { describeHost, findHosts, type Host, prepareHost, runProgram } from "./hosts.ts";
import type { Growth } from "./memory-run.ts";
import { type Cell, describeRun, holdLimits, type Limit, toTable, writePage } from "./table.ts";

const REPLACED = ["createFetch", "setupFetchServer"];

/** Limits in megabytes. */
const SCENARIOS = [
  { id: "tokens", title: "A reply of 1,000,000 tokens, streamed", atMost: 50 },
  { id: "calls", title: "100,000 calls", atMost: 10 },
  { id: "aborts", title: "3,000 streams, each given up after its first chunk", atMost: 5 },
];

/** What a hand-written handler leaves in `setupServer` is the host's; ours may leave as much, and what a collection misses. */
const SLACK = 5;
/** Of the chunk rate of a hand-written handler, each at its best of some runs in turn. */
const SLOWEST = 0.9;
const RUNS = 3;

const limits: Limit[] = [];
const rows = new Map<string, Cell[][]>();
const hosts = findHosts();

for (const host of hosts) {
  const folder = await prepareHost(host, ["memory-run.ts"]);
  for (const scenario of SCENARIOS) {
    const networks = scenario.id === "calls" ? ["createFetch"] : [...REPLACED, "setupServer"];
    for (const network of networks) compare(host, { folder, scenario, network });
  }
  rmSync(folder, { recursive: true });
}

interface Comparison {
  folder: string;
  scenario: (typeof SCENARIOS)[number];
  network: string;
}

function compare(host: Host, { folder, scenario, network }: Comparison): void {
  const { id, title, atMost } = scenario;
  const inServer = network === "setupServer";
  const hasRate = inServer && id === "tokens";
  const run = (who: string): Growth =>
    runProgram(host, folder, ["memory-run.mjs", id, network, who]) as Growth;
  const runs = Array.from({ length: hasRate ? RUNS : 1 }, () => ({
    ours: run("ours"),
    ...(id !== "calls" && { hand: run("hand") }),
  }));
  const { ours, hand } = runs[0]!;
  const where = `${host.name}, ${network}`;
  const cells = [ours.most, ours.left, hand?.most, hand?.left].map((mb) => mb?.toFixed(1) ?? "");
  const cpu = (who: "ours" | "hand"): number => Math.min(...runs.map((one) => one[who]?.cpu ?? 0));
  const rate = hand ? (cpu("hand") / cpu("ours")).toFixed(2) : "";
  rows.set(title, [...(rows.get(title) ?? []), [where, ...cells, rate]]);
  const most = hand && inServer ? hand.most * 1.1 + SLACK : atMost;
  limits.push({ what: `${where}: ${title}, MB on the heap`, value: ours.most, atMost: most });
  if (!hasRate) return;
  const slower = cpu("ours") / cpu("hand");
  limits.push({ what: `${where}: ${title}, time a chunk`, value: slower, atMost: 1 / SLOWEST });
}

const asked = limits.map(({ what, value, atMost }) => [
  what,
  atMost.toFixed(2),
  value <= atMost ? value.toFixed(2) : `${value.toFixed(2)}: not reached`,
]);

const HEAD = ["", "ours at most", "ours left", "by hand at most", "by hand left", "rate"];

writePage(
  "MEMORY.md",
  `# Length and memory

${describeRun(hosts.map(describeHost))} Written by \`npm run bench:memory\`, which fails where a limit is broken.

Megabytes on the heap beyond what was there before, at the highest and at the end, after a collection each time; beside them a handler as users write it. The rate is that of the chunks, ours to the other's, by CPU time; where it is held to a limit, each at its best of ${RUNS} runs in turn.

${[...rows].map(([title, table]) => `## ${title}\n\n${toTable(HEAD, table)}`).join("\n\n")}

By hand, a stream is kept by MSW: it clones each response for its events, and a clone that nobody reads keeps all that the client reads. Ours gives MSW a clone that keeps little until it is read.

Under MSW 3's \`setupServer\`, the host itself keeps the socket of each stream that a client aborts, whoever answers; and it takes a whole stream from the handler, however slowly the client reads.

## Asked and reached

${toTable(["", "asked, at most", "reached"], asked)}
`,
);
holdLimits(limits);
