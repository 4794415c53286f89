import { defineConfig } from "vitest/config";

export default defineConfig({
  test: { name: "openai-agents", setupFiles: ["./setup.ts"] },
});
