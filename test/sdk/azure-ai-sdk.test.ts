import { createAzure } from "@ai-sdk/azure";
import { llm } from "../../src/index.ts";
import { testAISDK } from "../support/ai-sdk-contract.ts";
import { usePack } from "../support/server.ts";

const server = usePack();

const client = {
  mock: llm.azureOpenAI,
  invalidKey: /^Access denied due to invalid subscription key/,
};

testAISDK(server, {
  ...client,
  name: "@ai-sdk/azure, by its responses",
  model: () => createAzure({ resourceName: "acme", apiKey: "test" })("gpt-5.4"),
});

testAISDK(server, {
  ...client,
  name: "@ai-sdk/azure, by its chats",
  model: () => createAzure({ resourceName: "acme", apiKey: "test" }).chat("gpt-5.4"),
});
