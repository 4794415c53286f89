import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { createFetchInterceptor } from "../../src/node/fetch-interceptor.ts";

const ROOT = join(import.meta.dirname, "../..");
const INSTALLED = "node_modules/@mswjs/interceptors";
let folder: string;

beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), "msw-llm-node-"))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The loader in a folder that has nothing installed, or what `install` puts there. */
async function load(install?: (target: string) => void): Promise<typeof createFetchInterceptor> {
  mkdirSync(join(folder, "node_modules/@mswjs"), { recursive: true });
  install?.(join(folder, INSTALLED));
  for (const file of ["src/node/fetch-interceptor.ts", "src/stream/hook-clone.ts"]) {
    cpSync(join(ROOT, file), join(folder, file));
  }
  const loaded = (await import(join(folder, "src/node/fetch-interceptor.ts"))) as {
    createFetchInterceptor: typeof createFetchInterceptor;
  };
  return loaded.createFetchInterceptor;
}

function link(source: string): (target: string) => void {
  return (target) => symlinkSync(join(ROOT, source, INSTALLED), target);
}

test("a missing peer is told, with the version that the host needs", async () => {
  const create = await load();
  expect(() => create(false)).toThrow(
    'Failed to set up a fetch server: the optional peer @mswjs/interceptors is not installed. Run npm install --save-dev "@mswjs/interceptors@^0.45.5".',
  );
  expect(() => create(true)).toThrow('"@mswjs/interceptors@^0.41.3"');
});

test("a version of the other major is told", async () => {
  const create = await load(link("."));
  expect(() => create(true)).toThrow(
    /MSW 2 works with @mswjs\/interceptors \^0\.41\.3, and 0\.45\.\d+ is installed\. Run npm install/,
  );
  expect(create(false).constructor.name).toBe("FetchInterceptor");
});

test("a peer that is too old is told", async () => {
  const create = await load(link("node_modules/msw-2"));
  expect(() => create(false)).toThrow(
    /MSW 3 works with @mswjs\/interceptors \^0\.45\.5, and 0\.41\.\d+ is installed\. Run npm install/,
  );
  expect(create(true).constructor.name).toBe("FetchInterceptor");
});

test.for([
  ["0.41.2", true],
  ["0.45.4", false],
  ["0.39.8", false],
] as const)("%s is too old", async ([version, isMSW2]) => {
  const create = await load((target) => {
    mkdirSync(join(target, "lib/node"), { recursive: true });
    writeFileSync(join(target, "lib/node/index.js"), "");
    const manifest = { name: "@mswjs/interceptors", version, exports: "./lib/node/index.js" };
    writeFileSync(join(target, "package.json"), JSON.stringify(manifest));
  });
  expect(() => create(isMSW2)).toThrow(`and ${version} is installed`);
});
