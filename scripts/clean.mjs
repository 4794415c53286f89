// What `files` in package.json publishes must hold nothing of an earlier build.
import { rmSync } from "node:fs";

rmSync(new URL("../dist", import.meta.url), { recursive: true, force: true });
