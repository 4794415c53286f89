// Packs the project and uses the tarball under frameworks that ask models: LangChain, LlamaIndex, Genkit, Mastra and more.
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pack } from "./pack.mjs";

const root = join(import.meta.dirname, "..");
const { devDependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const folder = mkdtempSync(join(tmpdir(), "msw-llm-frameworks-"));

/** What the project has too, in its version. */
const SHARED = ["@langchain/core", "@langchain/openai", "msw", "vite", "vitest", "zod"];

try {
  cpSync(join(root, "test/frameworks"), folder, { recursive: true });
  const tarball = pack(folder);
  // frameworks disagree about the peers that they allow
  const args = ["install", "--no-package-lock", "--legacy-peer-deps", "--loglevel", "error"];
  args.push(tarball, ...SHARED.map((name) => `${name}@${devDependencies[name]}`));
  execFileSync("npm", args, { cwd: folder, stdio: ["ignore", "ignore", "inherit"] });
  const vitest = join(folder, "node_modules/vitest/vitest.mjs");
  const { status } = spawnSync(process.execPath, [vitest, "run"], {
    cwd: folder,
    stdio: "inherit",
  });
  process.exitCode = status ?? 1;
} catch (error) {
  console.error(`\n${error.message}`);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
