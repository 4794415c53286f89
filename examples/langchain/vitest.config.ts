import { defineConfig } from "vitest/config";

export default defineConfig({
  test: { name: "langchain", setupFiles: ["./setup.ts"] },
});
