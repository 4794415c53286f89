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

test("an answer that was given is read whole", async () => {
  const handler = llm.mistral.agents("Hi");
  server.use(handler);
  const call = { id: "abcdefgh1", function: { name: "now", arguments: "{}" } };
  await client.agents.complete({
    agentId: "ag_7",
    messages: [
      { role: "user", content: "Hello" },
      {
        role: "assistant",
        content: [
          { type: "thinking", thinking: [{ type: "text", text: "Hm." }] },
          { type: "text", text: "Well." },
          { type: "reference", referenceIds: [1] },
        ],
      },
      { role: "user", content: "The time?" },
      { role: "assistant", content: "", toolCalls: [call] },
      { role: "tool", toolCallId: call.id, content: "Noon." },
      { role: "assistant", content: "It is", prefix: true },
    ],
  });
  const answers = handler.calls[0]!.prompt.filter(({ role }) => role === "assistant");
  expect(answers.map(({ content }) => content)).toEqual([
    [
      { type: "reasoning", text: "Hm." },
      { type: "text", text: "Well." },
    ],
    [{ type: "tool-call", toolCallId: "abcdefgh1", toolName: "now", input: {} }],
    [{ type: "text", text: "It is" }],
  ]);
});

test("the code around the gap is the prompt", async () => {
  const handler = llm.mistral.fim("a + b");
  server.use(handler);
  await client.fim.complete({ model: "codestral-latest", prompt: "return ", suffix: ";" });
  expect(handler.calls[0]?.lastUserText).toBe("return ;");
});
