import { msw } from "msw/vite";
import { defineConfig } from "vite";

export default defineConfig({
  root: import.meta.dirname,
  // serves MSW's worker script, so that no file of it stands in `public`
  plugins: [msw({ mode: "worker-only" })],
  optimizeDeps: {
    include: [
      "@anthropic-ai/sdk",
      "@google/genai",
      "msw-llm",
      "msw-llm/fixtures",
      "msw/browser",
      "openai",
    ],
  },
});
