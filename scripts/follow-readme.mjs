// Does what the README says, as a stranger would: in an empty folder, each step as it is printed.
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const README = join(import.meta.dirname, "../README.md");

/** Throws where a step fails, or prints something else than it says. */
export function followReadme(folder, tarball) {
  const text = readFileSync(README, "utf8");
  const [, install] = /^```sh\n(.*?)^```$/ms.exec(text);
  const files = [...text.matchAll(/^`([^`]+)`, for `([^`]+)`:\n\n```ts\n(.*?)^```$/gms)];
  if (files.length < 2) throw new Error("Failed to follow the README: its files are not found.");
  mkdirSync(folder);
  // what npm will have under this name
  for (const line of install.trim().split("\n")) type(line.replace("msw-llm", tarball), folder);
  for (const [, name, command, code] of files) {
    writeFileSync(join(folder, name), code);
    const printed = type(command, folder);
    const [, wanted = "1 passed"] = /^console\.log\(.*\); \/\/ (.*)$/m.exec(code) ?? [];
    if (printed.includes(wanted)) continue;
    throw new Error(`Failed to follow the README: ${command} printed no "${wanted}": ${printed}`);
  }
}

function type(command, cwd) {
  console.log(`$ ${command}`);
  const env = { ...process.env, NO_COLOR: "1" };
  const printed = execFileSync("sh", ["-c", command], { cwd, env, encoding: "utf8" });
  console.log(printed.trim());
  return printed;
}
