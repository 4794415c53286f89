// What an editor shows of the public exports: a sentence each, and an example that is run where it can be called.
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "..");
const ENTRIES = [
  "src/index.ts",
  "handlers/index.ts",
  "fixtures/index.ts",
  "src/matchers/index.ts",
  "src/node/index.ts",
  "src/vitest/index.ts",
];

interface Declaration {
  name: string;
  kind: string;
  comment: string;
}

interface Named {
  /** As it is exported, and as its own file calls it. */
  name: string;
  own: string;
  from: string;
}

const read = (file: string): string => readFileSync(join(ROOT, file), "utf8");

/** The names that a file exports from another, or imports, and whence. */
function listNamed(file: string, verb = "export"): Named[] {
  const pattern = new RegExp(`^${verb} (?:type )?\\{([^}]*)\\} from "([^"]+)"`, "gm");
  return [...read(file).matchAll(pattern)].flatMap(([, names = "", from = ""]) =>
    names
      .split(",")
      .map((name) =>
        name
          .trim()
          .replace(/^type /, "")
          .split(" as "),
      )
      .filter(([own]) => own !== "")
      .map(([own = "", name = own]) => ({ name, own, from: join(file, "..", from) })),
  );
}

/** Where a name is declared, through the files that only hand it on. */
function findDeclaration({ own: name, from: file }: Named): Declaration {
  const kinds = "(?:abstract )?(?:async )?(function\\*?|const|class|interface|type)";
  const pattern = new RegExp(`(/\\*\\*(?:(?!\\*/).)*\\*/\\n)?export ${kinds} ${name}\\b`, "s");
  const [, comment = "", kind] = pattern.exec(read(file)) ?? [];
  if (kind) return { name, kind, comment };
  const handedOn = listNamed(file, "(?:export|import)").find((one) => one.name === name);
  if (!handedOn) throw new Error(`Failed to find ${name} in ${file}.`);
  return findDeclaration(handedOn);
}

describe.each(ENTRIES)("%s", (entry) => {
  const declarations = listNamed(entry).map(findDeclaration);

  test("has exports", () => {
    expect(declarations.length).toBeGreaterThan(0);
  });

  test("says in a sentence what each of them is", () => {
    const silent = declarations.filter(
      ({ comment }) => !/^\/\*\*\s[^@]*[^@\s][^@]*[.:]/.test(comment),
    );
    expect(silent.map(({ name }) => name)).toEqual([]);
  });

  test("shows how each is used that is no type", () => {
    const values = declarations.filter(({ kind }) => kind !== "interface" && kind !== "type");
    const bare = values.filter(({ comment }) => !/@example\n \* \S/.test(comment));
    expect(bare.map(({ name }) => name)).toEqual([]);
  });
});

test("each provider names its vendor's page", () => {
  const providers = listNamed("handlers/index.ts").map(findDeclaration);
  const bare = providers.filter(({ comment }) => !/@see https:\/\/\S+\n/.test(comment));
  expect(bare.map(({ name }) => name)).toEqual([]);
});

test("each example is run, or compiled where it needs a browser", () => {
  const files = globSync("{src,handlers,fixtures}/**/*.ts", { cwd: ROOT });
  const count = files.flatMap((file) => read(file).match(/^\s*\* @example$/gm) ?? []).length;
  const made = ["examples.test.ts", "examples-of-tests.test.ts", "examples-in-browser.ts"].flatMap(
    (file) => read(`test/readme/blocks/${file}`).match(/^(?:test\(|export async function)/gm) ?? [],
  );
  expect(made).toHaveLength(count);
});
