// Lets the examples import `msw-llm` by its name, as it was built: what npm does at a user's.
import { mkdirSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");
const modules = join(root, "examples/node_modules");
const link = join(modules, "msw-llm");

mkdirSync(modules, { recursive: true });
rmSync(link, { force: true });
symlinkSync(root, link, "junction");
