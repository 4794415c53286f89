import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { writeBlocks } from "./test/readme/extract.ts";

writeBlocks();

/** The same suite, on the host and the SDKs that a user of Node 20 has. */
const predecessors = [
  { find: /^msw(\/.*)?$/, replacement: "msw-2$1" },
  { find: /^openai(\/.*)?$/, replacement: "openai-6$1" },
  { find: /^@anthropic-ai\/sdk(\/.*)?$/, replacement: "anthropic-sdk-0$1" },
  { find: /^@google\/genai(\/.*)?$/, replacement: "google-genai-2$1" },
];

/** The README imports the package by its name. */
const ownName = [
  { find: /^msw-llm$/, replacement: toPath("src/index.ts") },
  { find: /^msw-llm\/(matchers|node|vitest)$/, replacement: toPath("src/$1/index.ts") },
  { find: /^msw-llm\/fixtures$/, replacement: toPath("fixtures/index.ts") },
];

/** What has nothing to do with the host. */
const unit = [
  "test/anatomy.test.ts",
  "test/clients.test.ts",
  "test/docs.test.ts",
  "test/docstrings.test.ts",
  "test/fuzz/*.test.ts",
  "test/hosts.test.ts",
  "test/new-provider.test.ts",
  "test/node/fetch-interceptor.test.ts",
  "test/recipes.test.ts",
  "test/schema/*.test.ts",
  "test/sizes.test.ts",
  "test/supply-chain.test.ts",
];

// a hang is found all the same, and a busy machine is none
const testTimeout = 20_000;

/** What no test may do without. */
const SETUP = ["test/support/no-outgoing.ts", "test/support/regular-expressions.ts"];

/** What puts other modules in the place of real ones, which no other file may see. */
const replacing = ["test/engine/other-runtimes.test.ts", "test/node/msw-too-old.test.ts"];

const suite = {
  testTimeout,
  setupFiles: SETUP,
  // to import an SDK takes longer than most files' tests: a worker imports it once
  isolate: false,
  include: ["test/**/*.test.ts"],
  exclude: ["test/browser/**", "test/conformance/**", "test/readme/**", ...unit, ...replacing],
};

const onMSW2 = {
  resolve: { alias: predecessors },
  test: { name: "msw-2", setupFiles: ["test/support/msw-2-interceptors.ts", ...SETUP] },
};

function toPath(file: string): string {
  return fileURLToPath(new URL(".", import.meta.url)) + file;
}

export default defineConfig({
  test: {
    // by default one less than there are cores, which leaves a small machine half idle
    maxWorkers: "100%",
    projects: [
      { test: { ...suite, name: "msw-3" } },
      { ...onMSW2, test: { ...suite, ...onMSW2.test } },
      {
        test: {
          name: "msw-3-replacing",
          include: replacing,
          testTimeout,
          setupFiles: SETUP,
        },
      },
      {
        ...onMSW2,
        test: { ...onMSW2.test, name: "msw-2-replacing", include: replacing, testTimeout },
      },
      {
        resolve: { alias: ownName },
        test: {
          name: "readme",
          include: ["test/readme/blocks/*.test.ts"],
          setupFiles: SETUP,
        },
      },
      { test: { name: "unit", include: unit, testTimeout, setupFiles: SETUP } },
      {
        test: {
          name: "conformance",
          include: ["test/conformance/**/*.test.ts"],
          setupFiles: [...SETUP, "test/conformance/forget.ts"],
          isolate: false,
          testTimeout,
        },
      },
    ],
  },
});
