// Builds the project and packs it into a folder, as it would be published.
import { execFileSync } from "node:child_process";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");

/** The tarball's path. Without npm's `prepack`: it doesn't run where `ignore-scripts` is set. */
export function pack(folder) {
  execFileSync("npm", ["run", "build", "--silent"], { cwd: root, stdio: "inherit" });
  const args = ["pack", "--ignore-scripts", "--json", "--pack-destination", folder];
  const [{ filename, size, entryCount }] = JSON.parse(
    execFileSync("npm", args, {
      cwd: root,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "inherit"],
    }),
  );
  console.log(`${filename}: ${entryCount} files, ${Math.round(size / 1024)} kB`);
  return join(folder, filename);
}
