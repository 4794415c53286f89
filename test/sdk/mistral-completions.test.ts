import { Mistral } from "@mistralai/mistralai";
import { beforeAll, describe, expect, test } from "vitest";
import { llm } from "../../src/index.ts";
import { testCodec } from "../contract/test-codec.ts";
import { createMistralClient, ENDPOINTS } from "../support/mistral-client.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
let client: Mistral;
beforeAll(() => void (client = new Mistral({ apiKey: "test" })));

describe("agents", () => {
  testCodec(server, () => agents);
});
describe("fim", () => {
  testCodec(server, () => fim);
});

const agents = createMistralClient({
  name: "mistral.agents",
  mock: llm.mistral.agents,
  getEndpoints: () => ENDPOINTS.agents(client),
});

const fim = createMistralClient({
  name: "mistral.fim",
  mock: llm.mistral.fim,
  hasTools: false,
  getEndpoints: () => ENDPOINTS.fim(client),
});

test("an agent answers by the name of its model, and is seen by its own", async () => {
  const handler = llm.mistral.agents("Hi");
  server.use(handler);
  const answer = await client.agents.complete({
    agentId: "ag_7",
    messages: [{ role: "user", content: "Hello" }],
  });
  expect(answer.model).toBe("mistral-medium-latest");
  expect(handler.calls[0]?.modelId).toBe("ag_7");
});

test("the code around the gap is the prompt", async () => {
  const handler = llm.mistral.fim("a + b");
  server.use(handler);
  await client.fim.complete({ model: "codestral-latest", prompt: "return ", suffix: ";" });
  expect(handler.calls[0]?.lastUserText).toBe("return ;");
});
