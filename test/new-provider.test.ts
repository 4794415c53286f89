import { execFileSync } from "node:child_process";
import {
  appendFileSync,
  cpSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "..");
const PARTS = ["src", "handlers", "fixtures", "package.json", "tsconfig.json"];

/** The provider of CONTRIBUTING.md, under another name. */
const [, example = ""] = /```ts\n([^`]*defineProvider\([^`]*)```/.exec(
  readFileSync(join(ROOT, "CONTRIBUTING.md"), "utf8"),
)!;
const PROVIDER = example
  .replaceAll(/^ {3}/gm, "")
  .replaceAll("api.deepseek.com", "api.acme.example")
  .replaceAll("deepseek", "acme");

const PROGRAM = `
import OpenAI from "openai";
import { createFetch, llm } from "./index.ts";

const openai = new OpenAI({
  apiKey: "test",
  baseURL: "https://api.acme.example",
  fetch: createFetch(llm.acme.chat("One file, one line"), ...llm.handlers),
});
const { choices } = await openai.chat.completions.create({
  model: "m",
  messages: [{ role: "user", content: "Hello" }],
});
process.stdout.write(String(choices[0]?.message.content));
`;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "msw-llm-provider-"));
  for (const part of PARTS) cpSync(join(ROOT, part), join(folder, part), { recursive: true });
  symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"));
  writeFileSync(join(folder, "handlers/acme.ts"), PROVIDER);
  appendFileSync(join(folder, "handlers/index.ts"), 'export { acme } from "./acme.ts";\n');
  writeFileSync(join(folder, "src/program.ts"), PROGRAM);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("a new compatible provider is one file of some ten lines, and one line of an index", () => {
  expect(PROVIDER.trim().split("\n").length).toBeLessThan(12);
  const answer = execFileSync(process.execPath, [join(folder, "src/program.ts")]);
  expect(answer.toString()).toBe("One file, one line");
});

test("and its types are known", () => {
  const tsc = join(ROOT, "node_modules/typescript/bin/tsc");
  // the program is Node's
  const args = ["-p", join(folder, "tsconfig.json"), "--noEmit", "--types", "node"];
  const output = execFileSync(process.execPath, [tsc, ...args]);
  expect(output.toString()).toBe("");
}, 60_000);
