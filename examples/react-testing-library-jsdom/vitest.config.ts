import { defineConfig } from "vitest/config";

export default defineConfig({
  test: { name: "react-testing-library-jsdom", environment: "jsdom", setupFiles: ["./setup.ts"] },
});
