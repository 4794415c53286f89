import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { build, type BuildResult } from "esbuild";

const ROOT = join(import.meta.dirname, "../..");

/** What the package brings. */
const DEPENDENCIES = ["@cfworker/json-schema", "@smithy/eventstream-codec", "tokenx"];

/** The project, built into a `node_modules` folder of its own: what its users have. */
export interface BuiltPackage {
  folder: string;
  /** Import paths, such as `msw-llm/openai`, by built file. */
  entries: Record<string, string>;
  bundle(code: string): Promise<Bundle>;
  /** Runs a program that may import the package and MSW 2; what it logged, by lines. */
  run(file: string): string[];
  remove(): void;
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
    run: (file) => run(file, parent),
    remove: () => rmSync(parent, { recursive: true, force: true }),
  };
}

function readEntries(): Record<string, string> {
  const { exports } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as {
    exports: Record<string, string>;
  };
  return Object.fromEntries(
    Object.entries(exports)
      .filter(([, file]) => file.endsWith(".js"))
      .map(([path, file]) => [path.replace(/^\./, "msw-llm"), file]),
  );
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

function run(file: string, cwd: string): string[] {
  const copy = join(cwd, basename(file));
  cpSync(file, copy);
  const output = execFileSync(process.execPath, [copy], { cwd, encoding: "utf8" });
  return output
    .trim()
    .split("\n")
    .map((line) => line.trim());
}
