import { Anthropic } from "@anthropic-ai/sdk";
import { Mistral } from "@mistralai/mistralai";
import { CohereClientV2 } from "cohere-ai";
import OpenAI from "openai";
import { beforeAll, describe, expect, test } from "vitest";
import * as fixtures from "../../fixtures/index.ts";
import { llm } from "../../src/index.ts";
import { testFixtures } from "../contract/test-fixtures.ts";
import { createMessagesClient } from "../support/anthropic-messages-client.ts";
import { createCohereClient } from "../support/cohere-client.ts";
import { createMistralClient, ENDPOINTS } from "../support/mistral-client.ts";
import { createChatClient } from "../support/openai-chat-client.ts";
import { OPENAI_ERRORS } from "../support/openai-errors.ts";
import { createResponsesClient } from "../support/openai-responses-client.ts";
import { usePack } from "../support/server.ts";
import { generateContent } from "./gemini-client.ts";

const server = usePack();
let openai: OpenAI;
let anthropic: Anthropic;
let mistral: Mistral;
let cohere: CohereClientV2;
beforeAll(() => {
  openai = new OpenAI({ apiKey: "test" });
  anthropic = new Anthropic({ apiKey: "test" });
  mistral = new Mistral({ apiKey: "test" });
  cohere = new CohereClientV2({ token: "test", maxRetries: 0 });
});

const clients = [
  createChatClient({
    name: "openai.chat",
    mock: llm.openai.chat,
    getClient: () => openai,
    errors: OPENAI_ERRORS,
    midStream: { className: "APIError", status: undefined, code: null },
  }),
  createResponsesClient({ getClient: () => openai }),
  createMessagesClient({ getClient: () => anthropic }),
  generateContent,
  createMistralClient({
    name: "mistral.chat",
    mock: llm.mistral.chat,
    getEndpoints: () => ENDPOINTS.chat(mistral),
  }),
  createCohereClient({ name: "cohere.chat", mock: llm.cohere.chat, getClient: () => cohere }),
];
describe.for(clients)("$name", (client) => {
  testFixtures(server, () => client);
});

test("fixtures are data, and nothing can change them", () => {
  const { weatherToolLoop } = fixtures;
  expect(JSON.parse(JSON.stringify(fixtures))).toEqual({ ...fixtures });
  expect(Object.values(fixtures).filter(isChangeable)).toEqual([]);
  expect(() => Object.assign(weatherToolLoop[0], { content: "" })).toThrow(TypeError);
});

test("steps are no reply: they need a sequence", async () => {
  const { weatherToolLoop, promptInjection } = fixtures;
  for (const steps of [weatherToolLoop, promptInjection]) {
    // @ts-expect-error a step is a partial result, and no item of a list
    server.use(llm.openai.chat(steps));
    const params = { model: "gpt-5.4", messages: [{ role: "user" as const, content: "Hi" }] };
    await expect(openai.chat.completions.create(params)).rejects.toThrow(
      /msw-llm: .*Failed to read a reply/,
    );
  }
});

function isChangeable(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  return !Object.isFrozen(value) || Object.values(value).some(isChangeable);
}
