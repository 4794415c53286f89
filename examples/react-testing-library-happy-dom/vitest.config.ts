import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    name: "react-testing-library-happy-dom",
    environment: "./node-fetch-environment.ts",
    setupFiles: ["./setup.ts"],
  },
});
