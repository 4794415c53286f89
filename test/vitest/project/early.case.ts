import { ConverseCommand } from "@aws-sdk/client-bedrock-runtime";
import { http, passthrough } from "msw";
import { expect, test } from "vitest";
import { setupLLM } from "../../../src/vitest/index.ts";
import { createHTTP2Client } from "../../support/bedrock-client.ts";
import { sleep } from "../../support/chat.ts";
import { client, connect } from "./early-app.ts";

const server = setupLLM();

test("a client that the app built while it was imported", async () => {
  const messages = [{ role: "user" as const, content: "Hello" }];
  // there is no network, or there is, and the key is none
  await client.chat.completions.create({ model: "gpt-5.4", messages }).catch(() => {});
});

test("a request that a handler lets pass", async () => {
  server.use(http.get("https://api.openai.com/v1/models", () => passthrough()));
  await fetch("https://api.openai.com/v1/models").catch(() => {});
});

test("an early client of a host that is no LLM's", async () => {
  await client.get("https://llm.invalid/v1/chat/completions").catch(() => {});
});

test("a client of HTTP/2 that connects as it did before", async () => {
  const session = connect("https://api.openai.com").on("error", () => {});
  const request = session.request({ ":path": "/v1/models" });
  const lost = new Promise((resolve) => void request.on("error", resolve));
  // MSW 3 lets it wait for ever
  await Promise.race([lost, sleep(2_000)]);
  session.destroy();
});

test("a client of HTTP/2", async () => {
  const messages = [{ role: "user" as const, content: [{ text: "Hello" }] }];
  const { output } = await createHTTP2Client().send(
    new ConverseCommand({ modelId: "m", messages }),
  );
  expect(output?.message?.content).toEqual([{ text: "This is a mock request" }]);
});
