// Packs the project and uses the tarball under Bun and Deno, which their npm packages bring; one that does not install is
// skipped, and said so.
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pack } from "./pack.mjs";

const root = join(import.meta.dirname, "..");
const { devDependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const folder = mkdtempSync(join(tmpdir(), "msw-llm-runtimes-"));

/** Milliseconds; what is left of a stream would keep a process alive. */
const TOO_LONG = 60_000;

const runtimes = [
  { name: "bun", version: "1.4.5", args: [] },
  { name: "deno", version: "2.9.6", args: ["run", "--allow-all"] },
];

try {
  writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
  cpSync(join(root, "test/runtimes"), folder, { recursive: true });
  install(pack(folder), ...["msw", "openai"].map((name) => `${name}@${devDependencies[name]}`));
  for (const runtime of runtimes) run(runtime);
} catch (error) {
  console.error(`\n${error.message}`);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function install(...packages) {
  const args = ["install", "--no-package-lock", "--loglevel", "error", ...packages];
  execFileSync("npm", args, { cwd: folder, stdio: ["ignore", "ignore", "inherit"] });
}

function run({ name, version, args }) {
  const binary = join(folder, "node_modules/.bin", name);
  try {
    // its install script fetches the binary where npm brought none
    install(`${name}@${version}`);
  } catch {
    // told below
  }
  const found = existsSync(binary) && spawnSync(binary, ["--version"], { encoding: "utf8" });
  if (!found || found.status !== 0) {
    console.log(`\n-- skipped: ${name} ${version} does not install from npm here`);
    return;
  }
  console.log(`\n-- ${name} ${version}`);
  const { status, signal } = spawnSync(binary, [...args, "use.mjs"], {
    cwd: folder,
    stdio: "inherit",
    env: { ...process.env, DENO_NO_UPDATE_CHECK: "1" },
    timeout: TOO_LONG,
  });
  if (signal) throw new Error(`Failed under ${name}: it did not end by itself.`);
  if (status !== 0) throw new Error(`Failed under ${name}: it ended with ${status}. See above.`);
}
