// What each entry of the package weighs in an app's bundle: minified and gzipped, `msw` left out.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build, type BuildOptions, type Plugin } from "esbuild";

const ROOT = join(import.meta.dirname, "../..");

/** Modules that are loaded when something first needs them. */
export const LATER = {
  "JSON Schemas, with the first tool or schema": ["src/schema/check.ts", "src/schema/example.ts"],
  "AWS's event stream, with the first of its streams": ["@smithy/eventstream-codec"],
};

export interface Size {
  /** As it is imported, such as `msw-llm/openai`; of what is loaded later, what it is. */
  name: string;
  /** In bytes, gzipped. */
  bytes: number;
}

/** The entries that run in a browser, by their modules. */
function listEntries(): Record<string, string> {
  const entries: Record<string, string> = {
    "msw-llm": "src/index.ts",
    "msw-llm/fixtures": "fixtures/index.ts",
    "msw-llm/matchers": "src/matchers/index.ts",
  };
  for (const file of readdirSync(join(ROOT, "handlers")).toSorted()) {
    const name = file.replace(/\.ts$/, "");
    if (name !== "index") entries[`msw-llm/${name}`] = `handlers/${file}`;
  }
  return entries;
}

/** What an app pays at once for an import. */
export async function measureEntries(): Promise<Size[]> {
  const entries = Object.entries(listEntries());
  const outputs = await bundle({ entryPoints: entries.map(([, module]) => module) });
  return entries.map(([name, module]) => {
    const file = module.replace(/\.ts$/, ".js");
    const [, contents] = outputs.find(([path]) => path.endsWith(`/out/${file}`))!;
    return { name, bytes: toGzip(contents) };
  });
}

/** What it pays when it first needs it. */
export async function measureLater(): Promise<Size[]> {
  return Promise.all(
    Object.entries(LATER).map(async ([name, modules]) => {
      const contents = modules
        .map((path) => `export * from "${path.startsWith("src") ? `./${path}` : path}";`)
        .join("");
      const [output] = await bundle({ stdin: { contents, resolveDir: ROOT } });
      return { name, bytes: toGzip(output![1]) };
    }),
  );
}

/** What the whole pack consists of, by what its modules are for; minified, before it is gzipped. */
export async function measureParts(): Promise<Record<string, number>> {
  const { metafile } = await build({ ...OPTIONS, entryPoints: ["src/index.ts"], metafile: true });
  const [output] = Object.values(metafile.outputs);
  const parts: Record<string, number> = {};
  for (const [path, { bytesInOutput }] of Object.entries(output?.inputs ?? {})) {
    const [part] = PARTS.find(([, pattern]) => pattern.test(path))!;
    parts[part] = (parts[part] ?? 0) + bytesInOutput;
  }
  return parts;
}

const PARTS: [part: string, modules: RegExp][] = [
  ["dependencies", /^node_modules\//],
  ["providers: addresses, endpoints, options", /^handlers\//],
  ["engine: routes, replies, streams, spies", /^src\/(?!codecs\/)/],
  [
    "formats: what providers refuse, and their words",
    /validate|parameters|refusal|strict-schema|rules|pydantic|error|bounds/,
  ],
  [
    "formats: reading of requests, and of recorded answers",
    /decode|\/(read|to-prompt|user-content)/,
  ],
  ["formats: bodies, streams, stored objects, tables", /./],
];

async function bundle(input: BuildOptions): Promise<[path: string, contents: Uint8Array][]> {
  const { outputFiles = [] } = await build({ ...OPTIONS, ...input });
  return outputFiles.map(({ path, contents }) => [path, contents]);
}

/** A bundler makes a file of its own of what is imported dynamically. */
const leaveOutLater: Plugin = {
  name: "leave-out-later",
  setup({ onResolve }) {
    onResolve({ filter: /./ }, ({ kind, path }) =>
      kind === "dynamic-import" ? { path, external: true } : undefined,
    );
  },
};

const OPTIONS = {
  absWorkingDir: ROOT,
  outdir: "out",
  outbase: ".",
  bundle: true,
  minify: true,
  write: false as const,
  format: "esm" as const,
  target: "es2023",
  external: ["msw"],
  plugins: [leaveOutLater],
  logLevel: "error" as const,
} satisfies BuildOptions & { write: false };

function toGzip(contents: Uint8Array): number {
  return gzipSync(contents, { level: 9 }).length;
}
