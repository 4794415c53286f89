import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as allProviders from "../handlers/index.ts";
import { buildPackage, type BuiltPackage } from "./support/built-package.ts";

const ROOT = join(import.meta.dirname, "..");
const CODECS = join(ROOT, "src/codecs");
const NODE_ENTRIES = ["msw-llm/node", "msw-llm/vitest"];

const codecs = readdirSync(CODECS, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
const providers = readdirSync(join(ROOT, "handlers"))
  .map((file) => file.replace(/\.ts$/, ""))
  .filter((name) => name !== "index");

describe("a codec", () => {
  test.for(codecs)("%s has its known files", (codec) => {
    const files = ["index.ts", "wire.ts", "decode.ts", "validate.ts", "encode.ts"];
    const index = readFileSync(join(CODECS, codec, "index.ts"), "utf8");
    // an endpoint codec has no streams
    if (index.includes('"language-model"')) files.push("stream.ts");
    expect(readdirSync(join(CODECS, codec))).toEqual(expect.arrayContaining(files));
    expect(index).toMatch(/@see https:/);
  });
});

describe("a provider", () => {
  test.for(providers)("%s is in handlers/index.ts", (provider) => {
    const source = readFileSync(join(ROOT, "handlers", `${provider}.ts`), "utf8");
    const [, name = ""] = /^export const (\w+) = defineProvider\(/m.exec(source) ?? [];
    expect(Object.keys(allProviders)).toContain(name);
  });
});

describe("the built package", () => {
  let built: BuiltPackage;
  beforeAll(() => void (built = buildPackage()), 60_000);
  afterAll(() => built.remove());

  test("has every file that it exports, with its types", () => {
    const expected = Object.values(built.entries).flatMap((entry) => Object.values(entry));
    expect(expected.filter((file) => !existsSync(join(built.folder, file)))).toEqual([]);
  });

  test("holds what runs and its types, and nothing else", { timeout: 60_000 }, () => {
    // npm adds the README, the licence and the package.json, which stand beside the repository's own `dist`
    const others = built
      .listPacked()
      .filter(
        (file) => !/^dist\/(?:src|handlers|fixtures|node)\/[\w/-]+\.(?:d\.ts|js)$/.test(file),
      );
    expect(others).toEqual(["package.json"]);
  });

  test("gives Node the same names in few files as it gives a bundler", () => {
    const entries = Object.values(built.entries);
    const args = entries.map((entry) => `${entry.node} ${entry.default}`);
    const lines = built.run(join(import.meta.dirname, "support/import-names.mjs"), args);
    expect(lines).toEqual(entries.map(({ node }) => `${node}: same`));
    const chunks = join(built.folder, "dist/node/chunks");
    expect(readdirSync(chunks).length).toBeLessThan(30);
  });

  test("loads what Bedrock's streams alone need when they need it", () => {
    const folder = join(built.folder, "dist/node");
    const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
    const sources = files
      .filter((file) => file.endsWith(".js"))
      .map((file) => readFileSync(join(folder, file), "utf8"));
    expect(sources.filter((source) => /^import .*"@smithy/m.test(source))).toEqual([]);
    expect(sources.some((source) => source.includes('import("@smithy'))).toBe(true);
  });

  test("has no circle among the files that Node loads", () => {
    const chunks = join(built.folder, "dist/node/chunks");
    const imports = Object.fromEntries(
      readdirSync(chunks).map((file) => {
        const source = readFileSync(join(chunks, file), "utf8");
        return [file, [...source.matchAll(/from "\.\/([^"]+)"/g)].map(([, path = ""]) => path)];
      }),
    );
    const reach = (file: string, seen: Set<string>): Set<string> => {
      for (const next of imports[file] ?? []) if (!seen.has(next)) reach(next, seen.add(next));
      return seen;
    };
    const files = Object.keys(imports);
    expect(files.filter((file) => reach(file, new Set()).has(file))).toEqual([]);
  });

  test("changes nothing of the host when it is imported", () => {
    const output = built.run(join(import.meta.dirname, "support/import-effects.mjs"));
    // the handler's constructor installs the one hook that MSW 2 needs
    expect(output).toEqual(["imported:", "constructed: FetchResponse.clone"]);
  });

  test("is nothing in a bundle that uses nothing of it", async () => {
    const imports = Object.keys(built.entries).map((entry) => `import "${entry}";`);
    expect((await built.bundle(imports.join("\n"))).files).toEqual([]);
  });

  test("runs in a browser, but for the entries that say otherwise", async () => {
    const entries = Object.keys(built.entries);
    const browserEntries = entries.filter((entry) => !NODE_ENTRIES.includes(entry));
    const exported = browserEntries.map((entry, index) => `export * as e${index} from "${entry}";`);
    const { files, imports } = await built.bundle(exported.join("\n"));
    expect(files.filter((file) => /src\/(node|vitest)\//.test(file))).toEqual([]);
    expect(["@cfworker/json-schema", "@smithy/eventstream-codec", "msw", "tokenx"]).toEqual(
      expect.arrayContaining(imports),
    );
  });

  test("has types that need Node and Vitest in the entries that say so alone", () => {
    const entries = Object.entries(built.entries);
    const browserEntries = entries.filter(([entry]) => !NODE_ENTRIES.includes(entry));
    for (const [, { types }] of browserEntries) {
      expect(readTypes(join(built.folder, types))).not.toMatch(
        /"(?:vitest|node:\w+)"|namespace Chai|reference types/,
      );
    }
    const vitest = join(built.folder, "dist/src/vitest/index.d.ts");
    expect(readTypes(vitest)).toMatch(/namespace Chai/);
  });

  test("msw-llm/matchers needs no host and no test runner", async () => {
    const { files, imports } = await built.bundle('export * from "msw-llm/matchers";');
    expect(imports).toEqual([]);
    expect(files.filter((file) => !file.startsWith("src/matchers/"))).toEqual([
      "src/language-model/transcript.js",
      "src/argument.js",
      "src/reply/when.js",
    ]);
  });

  test.for(providers)("msw-llm/%s brings its own codecs alone", async (provider) => {
    const source = readFileSync(join(ROOT, "handlers", `${provider}.ts`), "utf8");
    const own = [...source.matchAll(/codecs\/([^/"]+)\//g)].map(([, codec]) => codec);
    const { files } = await built.bundle(`export * from "msw-llm/${provider}";`);
    const brought = files.flatMap((file) => /codecs\/([^/]+)\//.exec(file)?.[1] ?? []);
    expect(new Set(brought)).toEqual(new Set(own));
    expect(files.filter((file) => file.startsWith("handlers/"))).toEqual([
      `handlers/${provider}.js`,
    ]);
  });

  test("msw-llm/fixtures brings what its data is made with alone", async () => {
    const { files } = await built.bundle(
      'export { injectedToolResult, overloadedStream, weatherToolLoop } from "msw-llm/fixtures";',
    );
    const data = ["argument", "delay", "errors", "faults", "freeze", "header-names", "reply/parts"];
    expect(listSources(files)).toEqual(data.map((name) => `src/${name}.js`));
    const all = await built.bundle('export * from "msw-llm/fixtures";');
    const reading = ["from-fixtures", "read-fields", "read-items"].map(
      (name) => `fixtures/${name}`,
    );
    expect(listSources(all.files)).toEqual(
      [...data, ...reading, "mistake", "reply/sequence", "reply/to-source"]
        .map((name) => `src/${name}.js`)
        .toSorted(),
    );
  });
});

function listSources(files: string[]): string[] {
  return files.filter((file) => !file.startsWith("fixtures/")).toSorted();
}

describe("msw-llm/fixtures", () => {
  const files = readdirSync(join(ROOT, "fixtures")).filter((file) => file !== "index.ts");
  const index = readFileSync(join(ROOT, "fixtures/index.ts"), "utf8");

  test.for(files)("%s is exported in full", (file) => {
    const source = readFileSync(join(ROOT, "fixtures", file), "utf8");
    const names = [...source.matchAll(/^export const (\w+)/gm)].map(([, name]) => name);
    const [, exported = ""] = new RegExp(`export \\{ (.*) \\} from "./${file}"`).exec(index) ?? [];
    expect(exported.split(", ")).toEqual(names);
    expect(source.match(/^ \* @example$/gm)).toHaveLength(names.length);
  });
});

/** A declaration file and all that it imports of the package. */
function readTypes(file: string, seen = new Set<string>()): string {
  if (seen.has(file)) return "";
  seen.add(file);
  const source = readFileSync(file, "utf8");
  const imported = [...source.matchAll(/(?:from|import) ?\(?"(\.[^"]+)\.(?:js|ts)"/g)];
  return imported.reduce(
    (text, [, path = ""]) => text + readTypes(join(file, "..", `${path}.d.ts`), seen),
    source,
  );
}
