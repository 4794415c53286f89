import { join } from "node:path";
import { defineConfig } from "vitest/config";

/** Cases that are meant to fail; run by `child-run.ts`, never by the suite itself. */
export default defineConfig({
  resolve: {
    alias: process.env.MSW_2 ? [{ find: /^msw(\/.*)?$/, replacement: "msw-2$1" }] : [],
  },
  // 200 tests at once take as long as the machine is busy
  test: {
    dir: import.meta.dirname,
    include: ["*.case.ts"],
    maxConcurrency: 200,
    testTimeout: 300_000,
  },
  root: join(import.meta.dirname, "../../.."),
});
