import { playwright } from "@vitest/browser-playwright";
import { msw } from "msw/vite";
import { fileURLToPath } from "node:url";
import { defineConfig, defineProject } from "vitest/config";
import { writeBlocks } from "../readme/extract.ts";

writeBlocks();

const args = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

/** `setupWorker` in a real Chromium; MSW's plugin serves the worker script. */
const worker = defineProject({
  root: import.meta.dirname,
  cacheDir: "../../node_modules/.vite/browser",
  plugins: [msw({ mode: "worker-only" })],
  resolve: { alias: { "msw-llm": fileURLToPath(new URL("../../src/index.ts", import.meta.url)) } },
  server: { fs: { allow: ["../.."] } },
  // found before the first test: a dependency found later reloads the page
  optimizeDeps: {
    include: ["@smithy/eventstream-codec", "openai", "msw", "msw/browser", "tokenx"],
  },
  test: {
    name: "worker",
    include: ["*.test.ts"],
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      provider: playwright({ launchOptions: { executablePath: "/usr/bin/chromium", args } }),
      instances: [
        { browser: "chromium", name: "quiet", provide: { quiet: true } },
        // the worker then clones each response, to log it
        { browser: "chromium", name: "loud", provide: { quiet: false } },
      ],
    },
  },
});

/** Pages that run by themselves, driven from without. */
const page = defineProject({
  root: import.meta.dirname,
  test: { name: "page", include: ["page/*.test.ts"], testTimeout: 60_000 },
});

export default defineConfig({ test: { projects: [worker, page] } });
