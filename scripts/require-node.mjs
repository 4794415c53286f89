// The newest MSW, Vitest and SDKs need Node 22; the project brings its own, by the install script of the package `node`.
// Called by the scripts themselves: npm runs no `pretest` where `ignore-scripts` is set, and that is where it is needed.
const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  console.error(
    `msw-llm: The project's scripts need Node 22.18 or later, and this is ${process.version}: run "npm rebuild node --ignore-scripts=false" to get the project's own Node 24, or put a newer Node first in your PATH.`,
  );
  process.exit(1);
}
