import { existsSync, readFileSync, writeFileSync } from "node:fs";

/** What the conformance suite reads: it stands beside the repository, and is no part of it. */
const RECORDINGS = new URL("../../../shared/recordings/", import.meta.url);

/** The last count, which the page is written from. */
const HELD = new URL("recordings.json", import.meta.url);

/** Providers that the index of recordings names otherwise. */
const NAMES: Record<string, string> = {
  azure: "azureOpenAI",
  copilot: "githubCopilot",
  "vercel-gateway": "vercelGateway",
};

/** Of local servers that the index has under one name, the port tells. */
const PORTS: Record<string, string> = { "8000": "vllm", "8080": "llamacpp" };

/** How many recordings there are of each provider, by its name here. */
export function readRecordingsHeld(): Record<string, number> {
  return JSON.parse(readFileSync(HELD, "utf8")) as Record<string, number>;
}

/** Counts anew, where the recordings are. */
export function writeRecordingsHeld(): void {
  const counts = countRecordings();
  if (counts) writeFileSync(HELD, `${JSON.stringify(counts, undefined, 2)}\n`);
}

/** `undefined` where there are none to count. */
export function countRecordings(): Record<string, number> | undefined {
  const index = new URL("INDEX.tsv", RECORDINGS);
  if (!existsSync(index)) return undefined;
  const [, ...lines] = readFileSync(index, "utf8").trim().split("\n");
  const counts = new Map<string, number>();
  for (const line of lines) {
    const [file = "", provider = ""] = line.split("\t");
    const name = provider === "local-openai" ? toLocalServer(file) : (NAMES[provider] ?? provider);
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return Object.fromEntries([...counts].toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

function toLocalServer(file: string): string {
  const { url } = JSON.parse(readFileSync(new URL(file, RECORDINGS), "utf8")) as { url: string };
  return PORTS[new URL(url).port] ?? "local-openai";
}
