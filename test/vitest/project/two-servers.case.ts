import { setupServer } from "msw/node";
import { test } from "vitest";
import { setupLLM } from "../../../src/vitest/index.ts";

setupServer().listen();
setupLLM();

test("a test that is never run", () => {});
