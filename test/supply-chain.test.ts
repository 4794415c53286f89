import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "..");

interface Manifest {
  scripts?: Record<string, string>;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
  files?: string[];
}

const own = readManifest(ROOT);
const { dependencies = {}, devDependencies = {}, peerDependencies = {} } = own;

test("each dependency has its reason in CONTRIBUTING.md", () => {
  const contributing = readFileSync(join(ROOT, "CONTRIBUTING.md"), "utf8");
  const [, tables = ""] = contributing.split("\n## Dependencies\n");
  const named = [...tables.matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name);
  const patterns = named.map((name) => new RegExp(`^${name.replaceAll("*", "[^/]+")}$`));
  const all = Object.keys({ ...dependencies, ...devDependencies, ...peerDependencies });
  expect(all.filter((name) => !patterns.some((pattern) => pattern.test(name)))).toEqual([]);
  const [runtime = ""] = tables.split("in development");
  const needed = Object.keys({ ...dependencies, ...peerDependencies });
  expect(needed.filter((name) => !runtime.includes(`\`${name}\``))).toEqual([]);
});

test("what a user installs is little, and runs nothing as it is installed", () => {
  const installed = listInstalled(Object.keys(dependencies));
  expect(Object.keys(dependencies).length).toBeLessThanOrEqual(3);
  expect(installed.size).toBeLessThanOrEqual(8);
  const running = [["msw-llm", own] as const, ...installed].filter(([, { scripts = {} }]) =>
    ["preinstall", "install", "postinstall"].some((script) => script in scripts),
  );
  expect(running.map(([name]) => name)).toEqual([]);
  // what npm would run when the package is installed from its repository
  expect(Object.keys(own.scripts ?? {})).not.toContain("prepare");
});

test("the pack reaches for the network in one place, and for the machine in none", () => {
  const files = globSync(["src/**/*.ts", "handlers/*.ts", "fixtures/*.ts"], { cwd: ROOT });
  const found = files.flatMap((file) => {
    const code = readFileSync(join(ROOT, file), "utf8").replaceAll(/^\s*(?:\/?\*|\/\/).*$/gm, "");
    const uses = code.match(
      /(?<!\w)fetch\(|\b(?:XMLHttpRequest|sendBeacon|eval|Function|document|localStorage)\(|new WebSocket|"node:[\w/]+"/g,
    );
    const place = file.replace(/^(src\/(?:node|vitest))\/.*/, "$1");
    return (uses ?? []).map((use) => `${place}: ${use}`);
  });
  expect([...new Set(found)].toSorted()).toEqual([
    // a text that shows code
    'fixtures/long-markdown.ts: "node:fs"',
    'fixtures/long-markdown.ts: "node:readline"',
    // MSW's `passthrough()`, in `createFetch`
    "src/handler.ts: fetch(",
    // brings what is asked over HTTP/2 to the `fetch` that MSW has put there
    'src/node: "node:async_hooks"',
    'src/node: "node:http2"',
    // finds the interceptors that MSW has installed
    'src/node: "node:module"',
    'src/node: "node:path"',
    'src/node: "node:stream"',
    "src/node: fetch(",
    // tells one test from another, and of clients that pass MSW by: it hands on to the `fetch` that MSW has put there
    'src/vitest: "node:async_hooks"',
    'src/vitest: "node:diagnostics_channel"',
    "src/vitest: fetch(",
  ]);
});

/** A package, and all that it needs. */
function listInstalled(names: string[]): Map<string, Manifest> {
  const found = new Map<string, Manifest>();
  for (const name of names) collect(name, found);
  return found;
}

function collect(name: string, found: Map<string, Manifest>): void {
  if (found.has(name)) return;
  const manifest = readManifest(join(ROOT, "node_modules", name));
  found.set(name, manifest);
  for (const needed of Object.keys(manifest.dependencies ?? {})) collect(needed, found);
}

function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest;
}
