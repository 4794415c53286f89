import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { SDKS, toPackage } from "../scripts/docs/providers.ts";

const FOLDER = join(import.meta.dirname, "sdk");

/** What asks a client for a text, a stream, tools, a schema, an error of its own and a retry. */
const SUITES = /\btest(?:AISDK|ChatSDK|Codec)\(/;

/** Clients that have no answers of a language model, or no tools and schemas; their files ask what they have. */
const APART = ["googleAuth", "replicate", "voyage"];

const suites = readdirSync(FOLDER)
  .filter((file) => file.endsWith(".test.ts"))
  .map((file) => readFileSync(join(FOLDER, file), "utf8"))
  .filter((source) => SUITES.test(source))
  .map((source) => source + readSupport(source));

const pairs = Object.entries(SDKS)
  .filter(([provider]) => !APART.includes(provider))
  .flatMap(([provider, sdks]) => sdks.map((sdk) => [provider, toPackage(sdk)[0]] as const));

test.for(pairs)("%s is asked all that an app asks, through %s", ([provider, sdk]) => {
  const imported = new RegExp(`from "${sdk}["/]`);
  const mocked = new RegExp(`\\bllm\\.${provider}\\b`);
  expect(suites.some((source) => imported.test(source) && mocked.test(source))).toBe(true);
});

test("those apart are few, and known", () => {
  expect(Object.keys(SDKS)).toEqual(expect.arrayContaining(APART));
});

/** Clients and lists that a test imports are a part of it. */
function readSupport(source: string): string {
  return [...source.matchAll(/from "(\.\.?\/(?:support\/)?[\w-]+\.ts)"/g)]
    .map(([, path = ""]) => join(FOLDER, path))
    .filter((path) => existsSync(path))
    .map((path) => readFileSync(path, "utf8"))
    .join("\n");
}
