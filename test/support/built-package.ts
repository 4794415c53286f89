import { execFileSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { build, type BuildResult } from "esbuild";

const ROOT = join(import.meta.dirname, "../..");

/** What the package brings. */
const DEPENDENCIES = ["@cfworker/json-schema", "@smithy/eventstream-codec", "tokenx"];

/** The project, built into a `node_modules` folder of its own: what its users have. */
export interface BuiltPackage {
  folder: string;
  /** What each import path, such as `msw-llm/openai`, stands for. */
  entries: Record<string, Entry>;
  bundle(code: string): Promise<Bundle>;
  /** Runs a program that may import the package and MSW 2; what it logged, by lines. */
  run(file: string, args?: string[]): string[];
  /** What npm puts into the tarball. */
  listPacked(): string[];
  remove(): void;
}

/** Files of the package, by who asks. */
export interface Entry {
  types: string;
  node: string;
  default: string;
}

export interface Bundle {
  /** Files of which something is left in the bundle. */
  files: string[];
  /** What the bundle still imports. */
  imports: string[];
}

export function buildPackage(): BuiltPackage {
  const parent = mkdtempSync(join(tmpdir(), "msw-llm-build-"));
  const folder = join(parent, "node_modules/msw-llm");
  cpSync(join(ROOT, "package.json"), join(folder, "package.json"));
  const tsc = join(ROOT, "node_modules/typescript/bin/tsc");
  for (const project of ["tsconfig.json", "tsconfig.node.json"]) {
    const args = ["-p", join(ROOT, project), "--outDir", join(folder, "dist")];
    execFileSync(process.execPath, [tsc, ...args]);
  }
  execFileSync(process.execPath, [join(ROOT, "scripts/bundle.mjs"), join(folder, "dist")]);
  symlinkSync(join(ROOT, "node_modules/msw-2"), join(parent, "node_modules/msw"));
  mkdirSync(join(parent, "node_modules/@cfworker"));
  mkdirSync(join(parent, "node_modules/@smithy"));
  for (const name of [...DEPENDENCIES, "vitest"]) {
    symlinkSync(join(ROOT, "node_modules", name), join(parent, "node_modules", name));
  }
  return {
    folder,
    entries: readEntries(),
    bundle: (code) => bundle(code, parent),
    run: (file, args = []) => run([file, ...args], parent),
    listPacked: () => listPacked(folder),
    remove: () => rmSync(parent, { recursive: true, force: true }),
  };
}

function readEntries(): Record<string, Entry> {
  const { exports } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as {
    exports: Record<string, Entry | string | null>;
  };
  const entries: Record<string, Entry> = {};
  for (const [path, entry] of Object.entries(exports)) {
    if (entry === null || typeof entry === "string") continue;
    const fill = (text: string, name: string): string => text.replace("*", name);
    for (const name of path.includes("*") ? readProviders() : [""]) {
      const { types, node, default: file } = entry;
      entries[fill(path, name).replace(".", "msw-llm")] = {
        types: fill(types, name),
        node: fill(node, name),
        default: fill(file, name),
      };
    }
  }
  return entries;
}

function readProviders(): string[] {
  const names = readdirSync(join(ROOT, "handlers")).map((file) => file.replace(/\.ts$/, ""));
  return names.filter((name) => name !== "index");
}

async function bundle(contents: string, resolveDir: string): Promise<Bundle> {
  const result: BuildResult<{ metafile: true; write: false }> = await build({
    stdin: { contents, resolveDir },
    bundle: true,
    write: false,
    metafile: true,
    format: "esm",
    logLevel: "error",
    external: [...DEPENDENCIES, "msw", "vitest", "node:*"],
  });
  const [output] = Object.values(result.metafile.outputs);
  const files = Object.entries(output?.inputs ?? {}).filter(([, input]) => input.bytesInOutput > 0);
  return {
    files: files.map(([path]) => path.replace(/^.*\/dist\//, "")),
    imports: (output?.imports ?? []).map(({ path }) => path),
  };
}

function run([file = "", ...args]: string[], cwd: string): string[] {
  const copy = join(cwd, basename(file));
  cpSync(file, copy);
  const output = execFileSync(process.execPath, [copy, ...args], { cwd, encoding: "utf8" });
  return output
    .trim()
    .split("\n")
    .map((line) => line.trim());
}

function listPacked(cwd: string): string[] {
  const args = ["pack", "--dry-run", "--json", "--ignore-scripts"];
  const output = execFileSync("npm", args, {
    cwd,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
  const [{ files }] = JSON.parse(output) as [{ files: { path: string }[] }];
  return files.map(({ path }) => path);
}
