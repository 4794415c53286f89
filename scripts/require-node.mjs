// The newest MSW, Vitest and SDKs need Node 22; the project brings its own, by the install script of the package `node`.
const [major] = process.versions.node.split(".").map(Number);
if (major < 22) {
  console.error(
    `msw-llm: The tests need Node 22 or later, and this is ${process.version}: run "npm install-scripts approve node && npm rebuild node" to get the project's own Node 24, or put a newer Node first in your PATH.`,
  );
  process.exit(1);
}
