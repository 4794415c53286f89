// Each test reproduces the situation of docs/troubleshooting.md whose heading is its title.
import { setupWorker } from "msw/browser";
import { expect, test } from "vitest";
import { llm } from "../../src/index.ts";

test("The worker script is missing", async () => {
  const worker = setupWorker(...llm.handlers);
  const url = "/nowhere/mockServiceWorker.js";
  await expect(worker.start({ quiet: true, serviceWorker: { url } })).rejects.toThrow(
    /Failed to register .*Service Worker/,
  );
});
