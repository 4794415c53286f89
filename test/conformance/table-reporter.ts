import type { Reporter, TestCase } from "vitest/node";
import { formatTable } from "./table.ts";

/** Prints the table of `table.test.ts` once everything has run. */
export default class TableReporter implements Reporter {
  readonly #rows: string[][] = [];

  onTestCaseResult(testCase: TestCase): void {
    const { conformance } = testCase.meta();
    if (conformance) this.#rows.push(conformance);
  }

  onTestRunEnd(): void {
    if (this.#rows.length > 0) console.log(`${formatTable(this.#rows)}\n`);
    else console.log("No endpoint was measured.\n");
  }
}
