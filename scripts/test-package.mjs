// Packs the project and uses the tarball from empty folders, as its users will: on both MSW majors, in JavaScript and in types.
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { followReadme } from "./follow-readme.mjs";
import { pack } from "./pack.mjs";

const root = join(import.meta.dirname, "..");
const { devDependencies, peerDependencies } = JSON.parse(
  readFileSync(join(root, "package.json"), "utf8"),
);
const [, oldestMSW] = /^\^([\d.]+)/.exec(peerDependencies.msw);
const folder = mkdtempSync(join(tmpdir(), "msw-llm-package-"));

/** The machine's own Node is what is left once npm's additions are gone from the PATH. */
const ownPath = process.env.PATH.split(delimiter)
  .filter((entry) => !entry.includes("node_modules") && !entry.includes("node-gyp-bin"))
  .join(delimiter);
const ownNode = execFileSync("sh", ["-c", "command -v node || true"], {
  env: { ...process.env, PATH: ownPath },
  encoding: "utf8",
}).trim();

const consumers = [
  {
    name: "MSW 3 on the project's Node",
    node: process.execPath,
    path: process.env.PATH,
    packages: ["msw", "openai", "vitest"]
      .map((name) => `${name}@${devDependencies[name]}`)
      .concat("jest@30.5.2"),
    jest: true,
  },
  {
    name: "MSW 2 on the machine's own Node",
    node: ownNode || process.execPath,
    path: ownNode ? ownPath : process.env.PATH,
    packages: [toInstalled("msw-2"), toInstalled("openai-6"), "vitest@4.1.12"],
  },
  {
    // before 2.14, MSW gives the client a clone of each streamed answer, and it would wait for ever
    name: "the oldest MSW that the pack allows",
    node: process.execPath,
    path: process.env.PATH,
    packages: [`msw@${oldestMSW}`, toInstalled("openai-6"), "vitest@4.1.12"],
  },
];

try {
  const tarball = step("pack", () => pack(folder));
  step("publint and attw", () => run("npm", ["run", "pack:check", "--silent"]));
  for (const consumer of consumers) {
    step(`install: ${consumer.name}`, () => install(consumer, tarball));
    step(`import: ${consumer.name}`, () => run(consumer.node, ["use.mjs"], toOptions(consumer)));
    step(`require: ${consumer.name}`, () =>
      run(consumer.node, ["require.cjs"], toOptions(consumer)),
    );
    step(`vitest: ${consumer.name}`, () => runVitest(consumer));
    step(`node:test: ${consumer.name}`, () => runNodeTest(consumer));
    if (consumer.jest) step(`jest: ${consumer.name}`, () => runJest(consumer));
    step(`types: ${consumer.name}`, () => compile(consumer));
  }
  step("MSW 3 on an old Node is told of", () => refuseOldNode(consumers[0]));
  step("the README, from nothing", () => followReadme(join(folder, "readme"), tarball));
} catch (error) {
  console.error(`\n${error.message}`);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** In a folder that knows nothing of this repository. */
function install(consumer, tarball) {
  const { cwd } = toOptions(consumer);
  mkdirSync(cwd);
  cpSync(join(root, "test/package"), cwd, { recursive: true });
  writeFileSync(join(cwd, "package.json"), JSON.stringify({ private: true, type: "module" }));
  const types = `@types/node@${devDependencies["@types/node"]}`;
  const args = ["install", "--no-package-lock", "--loglevel", "error"];
  run("npm", [...args, tarball, ...consumer.packages, types], toOptions(consumer));
}

function runVitest(consumer) {
  const { cwd, env } = toOptions(consumer);
  run(consumer.node, ["node_modules/vitest/vitest.mjs", "run"], {
    cwd,
    env: { ...env, NO_COLOR: "1" },
  });
}

function runNodeTest(consumer) {
  run(consumer.node, ["--test", "node-test.case.mjs"], toOptions(consumer));
}

/** As ESM, which Jest does in Node's own modules alone. */
function runJest(consumer) {
  const args = ["--experimental-vm-modules", "--no-warnings", "node_modules/jest/bin/jest.js"];
  args.push("--testMatch", "**/jest.case.mjs", "--transform", "{}", "--ci");
  run(consumer.node, args, toOptions(consumer));
}

/** As strictly as a user may: declarations of dependencies are checked too. */
function compile(consumer) {
  for (const moduleResolution of ["bundler", "nodenext"]) {
    const args = ["--noEmit", "--strict", "--exactOptionalPropertyTypes", "--target", "es2023"];
    args.push("--noUncheckedIndexedAccess", "--skipLibCheck", "false", "--types", "node");
    args.push("--lib", "es2023,dom,dom.iterable,esnext.disposable");
    args.push("--module", moduleResolution === "bundler" ? "esnext" : "nodenext");
    args.push("--moduleResolution", moduleResolution, "types.ts", "vitest.case.ts");
    if (consumer.jest) args.push("jest-types.ts");
    const tsc = join(root, "node_modules/typescript/bin/tsc");
    run(process.execPath, [tsc, ...args], toOptions(consumer));
    console.log(`types: ${moduleResolution}`);
  }
}

/** One sentence, instead of a connection error that says nothing. */
function refuseOldNode(consumer) {
  const version = execFileSync(ownNode || process.execPath, ["--version"], { encoding: "utf8" });
  if (Number(version.slice(1).split(".")[0]) >= 22)
    return console.log(`skipped: ${version.trim()}`);
  const program = 'import("msw-llm").then(({ llm }) => [...llm.handlers])';
  const { stderr } = spawnSync(ownNode, ["-e", program], {
    ...toOptions(consumer),
    encoding: "utf8",
  });
  const [sentence] = /Failed to create a handler: MSW 3 needs Node .*/.exec(stderr) ?? [];
  if (sentence === undefined) throw new Error(`Failed to be told of an old Node: ${stderr}`);
  console.log(sentence);
}

function toOptions({ name, path }) {
  return {
    cwd: join(folder, name.replaceAll(/\W+/g, "-")),
    env: { ...process.env, PATH: path },
  };
}

/** `npm:msw@2.15.0` is the alias `msw-2` here and plain `msw@2.15.0` at a user's. */
function toInstalled(alias) {
  return devDependencies[alias].replace("npm:", "");
}

function run(command, args, options = { cwd: root }) {
  const stdio = ["ignore", "inherit", "inherit"];
  const { status, error } = spawnSync(command, args, { stdio, ...options });
  if (status === 0) return;
  const reason = error?.message ?? `it ended with ${status}`;
  throw new Error(`Failed to run ${command} ${args.join(" ")}: ${reason}. See above.`);
}

function step(name, action) {
  console.log(`\n-- ${name}`);
  const started = performance.now();
  const result = action();
  console.log(`   ${((performance.now() - started) / 1000).toFixed(1)} s`);
  return result;
}
