// No test of the suite may reach beyond this machine, nor may a process that it starts.
import { AsyncLocalStorage } from "node:async_hooks";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, aroundEach, expect } from "vitest";
import { refuseOutgoing } from "./outgoing.mjs";

/** The guard of a worker, whatever file it runs. */
interface Guard {
  (host: string): void;
  /** The hosts that the running test wanted to reach; what comes after its end, and its server's, is nobody's. */
  readonly ofTest: AsyncLocalStorage<string[]>;
  /** Those that something outside of tests wanted to reach. */
  readonly outside: string[];
  /** Where processes write those that they wanted to reach. */
  readonly file: string;
}

/** Not `--import`, which a worker of a text goes without. */
const REQUIRED = `--require ${JSON.stringify(join(import.meta.dirname, "no-outgoing-child.mjs"))}`;

const guard = refuseOutgoing(createGuard());

/** The hosts that this test and the processes that it started wanted to reach, and forgets them: for tests that expect some. */
export function takeOutgoing(): string[] {
  const own = (guard.ofTest.getStore() ?? guard.outside).splice(0);
  if (!existsSync(guard.file)) return own;
  const ofChildren = readFileSync(guard.file, "utf8").trim().split("\n");
  rmSync(guard.file);
  return [...own, ...ofChildren];
}

guardChildren();
aroundEach((run) =>
  guard.ofTest.run([], async () => {
    await run();
    expectNone();
  }),
);
afterAll(expectNone);

function expectNone(): void {
  expect(takeOutgoing(), "These hosts were to be reached over the network.").toEqual([]);
}

function createGuard(): Guard {
  const ofTest = new AsyncLocalStorage<string[]>();
  const outside: string[] = [];
  const file = join(tmpdir(), `msw-llm-outgoing-${process.pid}`);
  const tell = (host: string): void => void (ofTest.getStore() ?? outside).push(host);
  return Object.assign(tell, { ofTest, outside, file });
}

/** Whatever a test starts inherits them, and so do its own processes and workers. */
function guardChildren(): void {
  const { NODE_OPTIONS: options = "" } = process.env;
  if (!options.includes(REQUIRED)) process.env["NODE_OPTIONS"] = `${options} ${REQUIRED}`.trim();
  process.env["MSW_LLM_OUTGOING"] = guard.file;
}
