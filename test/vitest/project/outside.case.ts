import { beforeAll, test } from "vitest";
import { setupLLM } from "../../../src/vitest/index.ts";

setupLLM();

beforeAll(async () => {
  await fetch("https://api.openai.com/v1/nothing");
});

test("a test that makes no mistake", () => {});
