import { defineConfig } from "@playwright/test";

// where Playwright has no browser of its own, such as a container's /usr/bin/chromium
const executablePath = process.env["CHROMIUM"];

export default defineConfig({
  reporter: "list",
  timeout: 60_000,
  use: {
    baseURL: "http://127.0.0.1:4319",
    ...(executablePath && { launchOptions: { executablePath, args: ["--no-sandbox"] } }),
  },
  webServer: {
    command: "vite --host 127.0.0.1 --port 4319 --strictPort --force",
    url: "http://127.0.0.1:4319",
  },
});
