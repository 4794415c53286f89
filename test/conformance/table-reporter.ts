import type { Reporter, TestCase } from "vitest/node";
import { formatTable, formatUnsupported } from "./table.ts";

/** Prints the table of `table.test.ts` once everything has run. */
export default class TableReporter implements Reporter {
  readonly #rows: string[][] = [];
  #unsupported: Record<string, number> = {};

  onTestCaseResult(testCase: TestCase): void {
    const { conformance, unsupported } = testCase.meta();
    if (conformance) this.#rows.push(conformance);
    if (unsupported) this.#unsupported = unsupported;
  }

  onTestRunEnd(): void {
    if (this.#rows.length > 0) console.log(`${formatTable(this.#rows)}\n`);
    else console.log("No endpoint was measured.\n");
    console.log(`${formatUnsupported(this.#unsupported)}\n`);
  }
}
