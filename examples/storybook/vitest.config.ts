import { storybookTest } from "@storybook/addon-vitest/vitest-plugin";
import { playwright } from "@vitest/browser-playwright";
import { defineConfig } from "vitest/config";

// where Playwright has no browser of its own, such as a container's /usr/bin/chromium
const executablePath = process.env["CHROMIUM"];
const launchOptions = executablePath ? { executablePath, args: ["--no-sandbox"] } : {};

/** Each story is a test: it renders, and its `play` passes. */
export default defineConfig({
  plugins: [storybookTest({ configDir: `${import.meta.dirname}/.storybook` })],
  test: {
    name: "storybook",
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      provider: playwright({ launchOptions }),
      instances: [{ browser: "chromium" }],
    },
  },
});
