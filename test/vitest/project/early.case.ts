import { test } from "vitest";
import { setupLLM } from "../../../src/vitest/index.ts";
import { client } from "./early-app.ts";

setupLLM();

test("a client that the app built while it was imported", async () => {
  const messages = [{ role: "user" as const, content: "Hello" }];
  // there is no network, or there is, and the key is none
  await client.chat.completions.create({ model: "gpt-5.4", messages }).catch(() => {});
});
