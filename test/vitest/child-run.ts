import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isMSW2 } from "../support/chat.ts";

const ROOT = join(import.meta.dirname, "../..");

export interface ChildRun {
  /** The messages of a test's failures; none where it passed. */
  failures(title: string): string[];
  /** Why a whole file failed. */
  fileFailure(file: string): string;
  /** The tests of a file that passed. */
  titles(file: string): string[];
  /** What was printed. */
  output: string;
}

interface Report {
  testResults: {
    name: string;
    message: string;
    assertionResults: { title: string; status: string; failureMessages: string[] }[];
  }[];
}

/** Runs the cases that are meant to fail in a Vitest of their own, on this run's MSW. */
export async function runChild(): Promise<ChildRun> {
  const folder = mkdtempSync(join(tmpdir(), "msw-llm-cases-"));
  try {
    const file = join(folder, "report.json");
    const output = await run([
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${file}`,
    ]);
    return toChildRun(JSON.parse(readFileSync(file, "utf8")) as Report, output);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function toChildRun({ testResults }: Report, output: string): ChildRun {
  const results = testResults.flatMap(({ assertionResults }) => assertionResults);
  return {
    failures(title) {
      const result = results.find((one) => one.title === title);
      if (!result) throw new Error(`Failed to find "${title}" among the cases.`);
      return result.failureMessages.map(withoutStack);
    },
    fileFailure: (file) => testResults.find(({ name }) => name.endsWith(file))?.message ?? "",
    titles: (file) =>
      testResults
        .filter(({ name }) => name.endsWith(file))
        .flatMap(({ assertionResults }) => assertionResults)
        .filter(({ status }) => status === "passed")
        .map(({ title }) => title),
    output,
  };
}

function run(reporters: string[]): Promise<string> {
  const vitest = join(ROOT, "node_modules/vitest/vitest.mjs");
  const config = join(import.meta.dirname, "project/vitest.config.ts");
  const { VITEST: _, ...env } = process.env;
  const options = {
    cwd: ROOT,
    env: { ...env, NO_COLOR: "1", ...(isMSW2 && { MSW_2: "1" }) },
    maxBuffer: 2 ** 26,
  };
  // it fails, as it should: the report tells what of it
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [vitest, "run", "--config", config, ...reporters],
      options,
      (_error, stdout, stderr) => resolve(stdout + stderr),
    );
  });
}

function withoutStack(message: string): string {
  return message.replace(/\n {4}at .*/gs, "");
}
