import { playwright } from "@vitest/browser-playwright";
import { msw } from "msw/vite";
import { defineConfig } from "vitest/config";

// where Playwright has no browser of its own, such as a container's /usr/bin/chromium
const executablePath = process.env["CHROMIUM"];
const launchOptions = executablePath ? { executablePath, args: ["--no-sandbox"] } : {};

export default defineConfig({
  // serves MSW's worker script
  plugins: [msw({ mode: "worker-only" })],
  // found before the first test: a dependency found later reloads the page
  optimizeDeps: { include: ["msw-llm", "msw/browser", "openai"] },
  test: {
    name: "vitest-browser",
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      provider: playwright({ launchOptions }),
      instances: [{ browser: "chromium" }],
    },
  },
});
