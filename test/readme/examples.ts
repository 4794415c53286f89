// Makes a test of each @example of the sources: it compiles, and what it mounts is served, without a mistake.
import { globSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const ROOT = join(import.meta.dirname, "../..");

/** What an example may use without saying whence, by the entry that has it. */
const ENTRIES: Record<string, string[]> = {
  "msw-llm": ["src/index.ts", "handlers/index.ts"],
  "msw-llm/fixtures": ["fixtures/index.ts"],
  "msw-llm/matchers": ["src/matchers/index.ts"],
  "msw-llm/node": ["src/node/index.ts"],
  "msw-llm/vitest": ["src/vitest/index.ts"],
};
const OTHERS: Record<string, string> = {
  greet: "../example-prelude.ts",
  mock: "../example-prelude.ts",
  server: "../example-prelude.ts",
  setupServer: "msw/node",
  setupWorker: "msw/browser",
};

interface Example {
  file: string;
  name: string;
  code: string;
}

/** Examples that mount for themselves stand in files of their own; what a browser alone can do is compiled. */
export function writeExamples(folder: string): void {
  const examples = globSync("{src,handlers,fixtures}/**/*.ts", { cwd: ROOT })
    .toSorted()
    .flatMap(readExamples);
  const isOfBrowser = ({ code }: Example): boolean => code.includes("setupWorker(");
  const others = examples.filter((one) => !isOfBrowser(one) && !hasTests(one));
  writeFileSync(join(folder, "replies.json"), JSON.stringify({ weather: "It rains." }));
  write(join(folder, "examples-in-browser.ts"), examples.filter(isOfBrowser), toFunction);
  write(join(folder, "examples-of-tests.test.ts"), examples.filter(hasTests), ({ code }) => code);
  write(join(folder, "examples.test.ts"), others, toTest);
}

const hasTests = ({ code }: Example): boolean => /^test\(/m.test(code);

function readExamples(file: string): Example[] {
  const source = readFileSync(join(ROOT, file), "utf8");
  const comments = source.matchAll(
    /\/\*\*(?:(?!\*\/).)*?@example\n((?:(?!\*\/).)*)\*\/\n([^\n]*)/gs,
  );
  return [...comments].map(([, text = "", declaration = ""]) => {
    const code = text.replaceAll(/^\s*\* ?/gm, "").trimEnd();
    const [, name = ""] =
      /(?:function\*? |const |class |^\s*)(\w+)/.exec(declaration.replace("export ", "")) ?? [];
    return { file, name, code: toStatements(code) };
  });
}

/** A piece of a provider's definition stands in one. */
function toStatements(code: string): string {
  const operations = /^\w+: \[/.test(code) ? `operations: { ${code} }` : code;
  if (!operations.startsWith("operations:")) return code.replaceAll(/^export /gm, "");
  return `defineProvider({ name: "example", baseURL: "https://llm.example", ${operations} });`;
}

function write(path: string, examples: Example[], toCode: (example: Example) => string): void {
  const code = examples.map((example) =>
    toCode({ ...example, code: withoutImports(example.code) }),
  );
  const own = examples.flatMap((example) => example.code.match(/^import .*$/gm) ?? []);
  const lines = [
    'import { expect, test, vi } from "vitest";',
    ...own,
    ...toImports(examples),
    ...code,
  ];
  writeFileSync(path, lines.join("\n"));
}

const withoutImports = (code: string): string => code.replaceAll(/^import .*$/gm, "");

const toFunction = ({ name, code }: Example): string =>
  `export async function ${name}Example() {\n${code}\n}`;

function toTest({ file, name, code }: Example): string {
  const title = JSON.stringify(`${file}: ${name}`);
  return `test(${title}, async () => {\n${code}\nawait settle();\n});`;
}

/** Only what is used, so that nothing is imported that was not meant. */
function toImports(examples: Example[]): string[] {
  const words = new Set(examples.flatMap(({ code }) => code.match(/\b\w+\b/g) ?? []));
  // of what stands at the top of its file
  if (examples.some(hasTests)) words.delete("server");
  const modules: Record<string, Set<string>> = { "../example-prelude.ts": new Set(["settle"]) };
  const add = (module: string, name: string): void => {
    if (words.has(name)) (modules[module] ??= new Set()).add(name);
  };
  const known = new Set(Object.keys(OTHERS));
  for (const [module, files] of Object.entries(ENTRIES)) {
    for (const name of files.flatMap(listExports)) {
      known.add(name);
      add(module, name);
    }
  }
  for (const [name, module] of Object.entries(OTHERS)) add(module, name);
  for (const file of new Set(examples.map((example) => example.file))) {
    for (const name of listOwn(file)) if (!known.has(name)) add(`../../../${file}`, name);
  }
  const imports = Object.entries(modules).map(
    ([module, names]) => `import { ${[...names].join(", ")} } from "${module}";`,
  );
  return words.has("OpenAI") ? ['import OpenAI from "openai";', ...imports] : imports;
}

function listOwn(file: string): string[] {
  const source = readFileSync(join(ROOT, file), "utf8");
  return [...source.matchAll(/^export (?:function\*?|const) (\w+)/gm)].map(([, name = ""]) => name);
}

/** The values that an entry exports. */
function listExports(file: string): string[] {
  const source = readFileSync(join(ROOT, file), "utf8");
  return [...source.matchAll(/^export \{([^}]*)\}/gm)].flatMap(([, names = ""]) =>
    names
      .split(",")
      .map((name) => name.trim().split(" as ").at(-1)!)
      .filter((name) => name !== "" && !name.startsWith("type ")),
  );
}
