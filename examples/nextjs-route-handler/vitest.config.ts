import { defineConfig } from "vitest/config";

export default defineConfig({
  test: { name: "nextjs-route-handler", environment: "jsdom", setupFiles: ["./setup.ts"] },
});
