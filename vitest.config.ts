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
  "test/docs.test.ts",
  "test/node/fetch-interceptor.test.ts",
  "test/schema/*.test.ts",
];

// a hang is found all the same, and a busy machine is none
const testTimeout = 20_000;

const suite = {
  testTimeout,
  include: ["test/**/*.test.ts"],
  exclude: ["test/browser/**", "test/conformance/**", "test/readme/**", ...unit],
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
      {
        resolve: { alias: predecessors },
        test: { ...suite, name: "msw-2", setupFiles: ["test/support/msw-2-interceptors.ts"] },
      },
      {
        resolve: { alias: ownName },
        test: { name: "readme", include: ["test/readme/blocks/*.test.ts"] },
      },
      { test: { name: "unit", include: unit, testTimeout } },
      {
        test: { name: "conformance", include: ["test/conformance/**/*.test.ts"], testTimeout },
      },
    ],
  },
});
