// Runs the tests of every recipe, on the built package; Vitest's all at once.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import "./link-examples.mjs";

const root = join(import.meta.dirname, "..");
const examples = join(root, "examples");
const bin = join(root, "node_modules");
const chromium = process.env.CHROMIUM ?? "/usr/bin/chromium";
const env = { ...process.env, ...(existsSync(chromium) && { CHROMIUM: chromium }) };

const runs = [
  { folder: ".", args: [join(bin, "vitest/vitest.mjs"), "run"] },
  { folder: "jest", args: ["--experimental-vm-modules", join(bin, "jest/bin/jest.js")] },
  { folder: "node-test", args: ["--test"] },
  { folder: "playwright", args: [join(bin, "@playwright/test/cli.js"), "test"] },
];

for (const { folder, args } of runs) {
  const started = performance.now();
  console.log(`\n-- examples/${folder}`);
  const { status } = spawnSync(process.execPath, args, {
    cwd: join(examples, folder),
    env,
    stdio: ["ignore", "inherit", "inherit"],
  });
  console.log(`   ${((performance.now() - started) / 1000).toFixed(1)} s`);
  if (status !== 0) process.exitCode = 1;
}
