// Makes a test of each code block of the README: `console.log(value); // text` asserts what it says; and of each @example.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { writeExamples } from "./examples.ts";

const README = join(import.meta.dirname, "../../README.md");
const FOLDER = join(import.meta.dirname, "blocks");

/** What a block without imports of its own may use. */
const PRELUDE = `import {
  callTools, createFetch, createHandlers, createStream, defineProvider, errors, faults, json, llm, openaiChat,
  reasoning, refusal, type Reply, script, sequence, source, text, toolCall,
} from "msw-llm";
import OpenAI from "openai";
import { ask, askStreamed, server } from "../prelude.ts";`;

export interface Block {
  /** What follows the fence's language: `browser` for what Node cannot run. */
  kind: string;
  code: string;
}

export function readBlocks(): Block[] {
  const fences = readFileSync(README, "utf8").matchAll(/^```ts *(\w*)\n(.*?)^```$/gms);
  return [...fences].map(([, kind = "", code = ""]) => ({ kind, code }));
}

/** Writes the blocks anew, into a folder that git ignores. */
export function writeBlocks(): void {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  for (const [index, { kind, code }] of readBlocks().entries()) {
    const name = kind === "" ? `block-${index + 1}.test.ts` : `${kind}.ts`;
    writeFileSync(join(FOLDER, name), kind === "" ? toTest(code, index + 1) : code);
  }
  writeExamples(FOLDER);
}

function toTest(code: string, number: number): string {
  if (code.includes('from "vitest"')) return code;
  const lines = code.split("\n");
  const imports = lines.filter((line) => line.startsWith("import "));
  const body = lines.filter((line) => !line.startsWith("import "));
  const logged = [...code.matchAll(/^console\.log\(.*\); \/\/ (.*)$/gm)].map(([, text]) => text);
  return [
    'import { expect, test, vi } from "vitest";',
    imports.length > 0 ? imports.join("\n") : PRELUDE,
    `test("block ${number}", async () => {`,
    'const log = vi.spyOn(console, "log").mockImplementation(() => {});',
    ...body,
    `expect(log.mock.calls.map(String)).toEqual(${JSON.stringify(logged)});`,
    "log.mockRestore();",
    "});",
  ].join("\n");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeBlocks();
