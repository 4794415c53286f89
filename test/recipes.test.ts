// Recipes are copied by users as they stand: each brings all that it needs, and its test runs in CI.
import { existsSync, globSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "..");
const EXAMPLES = join(ROOT, "examples");

interface Manifest {
  version?: string;
  scripts?: Record<string, string>;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
}

const readManifest = (folder: string): Manifest =>
  JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest;

const root = readManifest(ROOT);
const recipes = readdirSync(EXAMPLES).filter((name) =>
  existsSync(join(EXAMPLES, name, "package.json")),
);

function listDependencies({ dependencies, devDependencies }: Manifest): Record<string, string> {
  return { ...dependencies, ...devDependencies };
}

/** What its files import, as packages are named, and as paths. */
function listImports(recipe: string): { packages: string[]; paths: string[] } {
  const files = globSync("{*,app/**/*,src/**/*,.storybook/*}.{js,ts,tsx}", {
    cwd: join(EXAMPLES, recipe),
  });
  const imports = files.flatMap((file) => {
    const code = readFileSync(join(EXAMPLES, recipe, file), "utf8");
    return [...code.matchAll(/^import (?:[^"]+ from )?"([^"]+)"/gm)].map(([, name = ""]) => ({
      name,
      path: join(recipe, file, "..", name),
    }));
  });
  const isPath = ({ name }: { name: string }): boolean => name.startsWith(".");
  const bare = imports.filter((one) => !isPath(one) && !one.name.startsWith("node:"));
  return {
    packages: bare.map(({ name }) => /^(?:@[^/]+\/)?[^/]+/.exec(name)![0]),
    paths: imports.filter(isPath).map(({ path }) => path),
  };
}

test("there are twelve, and the page of them names each", () => {
  expect(recipes).toHaveLength(12);
  const page = readFileSync(join(EXAMPLES, "README.md"), "utf8");
  const named = [...page.matchAll(/^\| \[([\w-]+)\]\(\1\)/gm)].map(([, name]) => name);
  expect(new Set(named)).toEqual(new Set(recipes));
});

test.for(recipes)("%s imports nothing that it does not bring", (recipe) => {
  const own = listDependencies(readManifest(join(EXAMPLES, recipe)));
  const { packages, paths } = listImports(recipe);
  expect(packages).toContain("msw-llm");
  expect(packages.filter((name) => !(name in own))).toEqual([]);
  expect(paths.filter((path) => !path.startsWith(`${recipe}/`))).toEqual([]);
});

test.for(recipes)("%s names the versions that it is tested with", (recipe) => {
  const own = listDependencies(readManifest(join(EXAMPLES, recipe)));
  const here: Record<string, string> = { ...root.devDependencies, "msw-llm": root.version! };
  const expected = Object.keys(own).map((name) => [name, `^${here[name]}`]);
  expect(own).toEqual(Object.fromEntries(expected));
});

test.for(recipes.filter((name) => name !== "chat"))("%s is tested in CI", (recipe) => {
  expect(readManifest(join(EXAMPLES, recipe)).scripts).toHaveProperty("test");
  const isOfVitest = existsSync(join(EXAMPLES, recipe, "vitest.config.ts"));
  const script = readFileSync(join(ROOT, "scripts/test-examples.mjs"), "utf8");
  expect(isOfVitest || script.includes(`folder: "${recipe}"`)).toBe(true);
});

test("the chat page is tested in CI", () => {
  expect(readFileSync(join(ROOT, ".ci/run"), "utf8")).toContain("npm run test:browser");
  const test = join(ROOT, "test/browser/page/open-chat.ts");
  expect(readFileSync(test, "utf8")).toContain("examples/chat/vite.config.ts");
});
