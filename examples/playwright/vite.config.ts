import { msw } from "msw/vite";
import { defineConfig } from "vite";

/** MSW's plugin serves the worker script. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [msw({ mode: "worker-only" })],
  optimizeDeps: { include: ["msw-llm", "msw-llm/fixtures", "msw/browser", "openai"] },
});
