// What Node loads: the modules of dist, in a few files. To open some 600 of them one by one takes Node 300 ms and more, in each
// test file of a user's. A bundler gets them one by one (`default` in package.json), and leaves out what isn't used.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { rolldown } from "rolldown";

const [dist = join(import.meta.dirname, "../dist")] = process.argv.slice(2);
const codecs = join(dist, "src/codecs");

const input = { index: "src/index.js", fixtures: "fixtures/index.js" };
for (const name of ["matchers", "node", "vitest"]) input[name] = `src/${name}/index.js`;
for (const file of readdirSync(join(dist, "handlers"))) {
  const [name, ending] = file.split(/\.(.*)/);
  if (ending === "js" && name !== "index") input[name] = `handlers/${file}`;
}

const vendors = readdirSync(codecs, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => toFirstWord(name));
const providers = Object.keys(input).map(toFirstWord);

function toFirstWord(name) {
  return name.split("-")[0];
}

/**
 * The wire formats of a vendor are one file; what one provider alone needs stands in its own; what is loaded with the
 * first schema is another; the rest is the engine.
 */
function toChunk(id) {
  const [, folder, name] = /\/src\/(?:(codecs|matchers|node|vitest)\/)?([\w-]+)/.exec(id) ?? [];
  if (folder === "codecs") {
    const word = toFirstWord(name);
    if (vendors.includes(word)) return word;
    return providers.includes(word) ? null : "engine";
  }
  if (/\/src\/schema\/(?!load\.js$)/.test(id)) return "schema";
  const usesCodecs = ["index", "llm", "openai-compatible"].includes(name);
  return folder || usesCodecs || !name ? null : "engine";
}

const bundle = await rolldown({
  cwd: dist,
  input,
  external: /^[^./]/,
  platform: "neutral",
  preserveEntrySignatures: "allow-extension",
});
await bundle.write({
  dir: join(dist, "node"),
  entryFileNames: "[name].js",
  chunkFileNames: "chunks/[name].js",
  codeSplitting: {
    includeDependenciesRecursively: false,
    groups: [{ name: toChunk, debugName: "chunk" }],
  },
});
