import { defineConfig } from "vitest/config";

export default defineConfig({
  test: { name: "vitest", setupFiles: ["./setup.ts"] },
});
