import { afterAll } from "vitest";
import { llm } from "../../src/index.ts";

// Files share a worker, and what one of them made would be found by the next.
afterAll(() => llm.handlers.forEach((handler) => handler.reset()));
