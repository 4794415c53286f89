import { defineConfig } from "vitest/config";

/** Every recipe whose tests Vitest runs, in one go. */
export default defineConfig({ test: { projects: ["./*/vitest.config.ts"] } });
