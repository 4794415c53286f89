import { chromium, type Page } from "playwright";
import { fileURLToPath } from "node:url";
import { createServer } from "vite";

export interface ChatServer {
  page: Page;
  /** The page as it is at first, in a light scheme and wide, unless it is said otherwise. */
  open(options?: { colorScheme?: "light" | "dark"; width?: number }): Promise<void>;
  close(): Promise<void>;
}

const toPath = (path: string): string =>
  fileURLToPath(new URL(`../../../${path}`, import.meta.url));

/** `examples/chat` as `npm run example:chat` serves it, in a Chromium that the test drives. */
export async function serveChat(): Promise<ChatServer> {
  const server = await createServer({
    configFile: toPath("examples/chat/vite.config.ts"),
    cacheDir: toPath("node_modules/.vite/chat"),
    logLevel: "error",
    // the package may have been built anew
    optimizeDeps: { force: true },
    server: { host: "127.0.0.1", port: 0, hmr: false },
  });
  await server.listen();
  const browser = await chromium.launch({
    executablePath: "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--no-first-run"],
  });
  const page = await browser.newPage();
  return {
    page,
    async open({ colorScheme = "light", width = 1280 } = {}) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 720 });
      await page.goto(server.resolvedUrls?.local[0] ?? "");
      await page.waitForSelector("body[data-ready]", { timeout: 60_000 });
    },
    async close() {
      await browser.close();
      await server.close();
    },
  };
}
