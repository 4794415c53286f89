import { defineConfig } from "vitest/config";

// to import a framework takes longer than most of its tests
export default defineConfig({ test: { include: ["*.case.mjs"], testTimeout: 30_000 } });
