// The two hosts of the benchmarks, each a folder that has what a user of it has installed.
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { build } from "esbuild";

const ROOT = join(import.meta.dirname, "../..");

export interface Host {
  name: string;
  /** The Node that runs it. */
  node: string;
  msw: string;
  openai: string;
}

/** MSW 3 on the project's Node, MSW 2 on the machine's own where that is Node 20. */
export function findHosts(): Host[] {
  const node20 = findNode20();
  return [
    { name: "MSW 3", node: process.execPath, msw: "msw", openai: "openai" },
    { name: "MSW 2", node: node20 ?? process.execPath, msw: "msw-2", openai: "openai-6" },
  ];
}

/** What is left in the PATH once npm's additions are gone. */
function findNode20(): string | undefined {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  const candidates = [...folders, "/usr/bin", "/usr/local/bin"]
    .filter((folder) => !folder.includes("node_modules") && !folder.includes("node-gyp-bin"))
    .map((folder) => join(folder, "node"));
  return candidates.find((path) => existsSync(path) && toVersion(path).startsWith("v20."));
}

function toVersion(node: string): string {
  return execFileSync(node, ["--version"], { encoding: "utf8" }).trim();
}

/** Such as "MSW 2.15.0 on Node v20.20.2". */
export function describeHost({ msw, node, openai }: Host): string {
  const installed = (name: string): string =>
    readManifest(join(ROOT, "node_modules", name)).version;
  return `MSW ${installed(msw)} on Node ${toVersion(node)} with openai ${installed(openai)}`;
}

/** Runs a program in a folder of `prepareHost`; what its last line says, as JSON. */
export function runProgram({ node }: Host, folder: string, args: string[]): unknown {
  const output = execFileSync(node, ["--expose-gc", ...args], {
    cwd: folder,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  return JSON.parse(output.trim().split("\n").at(-1)!);
}

/** A folder where `msw`, `msw-llm` and `openai` are those of the host; `programs` are compiled into it. */
export async function prepareHost({ msw, openai }: Host, programs: string[]): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "msw-llm-bench-"));
  const modules = join(folder, "node_modules");
  const packages: Record<string, string> = {
    msw,
    openai,
    "@copilotkit/aimock": "@copilotkit/aimock",
    "@mswjs/interceptors": findInterceptors(msw),
  };
  for (const name of Object.keys(readManifest(ROOT).dependencies)) packages[name] = name;
  for (const [name, target] of Object.entries(packages)) {
    mkdirSync(dirname(join(modules, name)), { recursive: true });
    symlinkSync(join(ROOT, "node_modules", target), join(modules, name), "junction");
  }
  // a copy, for Node follows a link to its target, and looks for `msw` there
  cpSync(join(ROOT, "dist"), join(modules, "msw-llm/dist"), { recursive: true });
  cpSync(join(ROOT, "package.json"), join(modules, "msw-llm/package.json"));
  await build({
    entryPoints: programs.map((program) => join(import.meta.dirname, program)),
    outdir: folder,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    packages: "external",
    format: "esm",
    target: "node20",
    logLevel: "error",
  });
  return folder;
}

/** MSW 2 has its own beside it. */
function findInterceptors(msw: string): string {
  const own = join(msw, "node_modules/@mswjs/interceptors");
  return existsSync(join(ROOT, "node_modules", own)) ? own : "@mswjs/interceptors";
}

interface Manifest {
  version: string;
  dependencies: Record<string, string>;
}

function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest;
}
