// `node --require` this: a process that a test starts reaches no other machine, and its test is told; see no-outgoing.ts.
import { appendFileSync } from "node:fs";
import { refuseOutgoing } from "./outgoing.mjs";

refuseOutgoing((host) => appendFileSync(process.env.MSW_LLM_OUTGOING, `${host}\n`));
