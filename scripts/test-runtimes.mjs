// Packs the project and uses the tarball under Bun and Deno, which their npm packages bring; one that does not install is
// skipped, and said so.
import { execFileSync, spawnSync } from "node:child_process";
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pack } from "./pack.mjs";

const root = join(import.meta.dirname, "..");
const { devDependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const folder = mkdtempSync(join(tmpdir(), "msw-llm-runtimes-"));

const runtimes = [
  { name: "bun", version: "1.4.5", args: [] },
  { name: "deno", version: "2.9.6", args: ["run", "--allow-all"] },
];

try {
  writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
  copyFileSync(join(root, "test/runtimes/use.mjs"), join(folder, "use.mjs"));
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
  const { status } = spawnSync(binary, [...args, "use.mjs"], { cwd: folder, stdio: "inherit" });
  if (status !== 0) throw new Error(`Failed under ${name}: it ended with ${status}. See above.`);
}
