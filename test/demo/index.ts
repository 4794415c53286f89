// The main job, on the built package: real SDKs ask real URLs, and MSW answers as the provider would.
import { llm } from "msw-llm";
import { setupServer } from "msw/node";
import { createAnthropicMessages } from "./anthropic-messages.ts";
import { createGeminiGenerateContent } from "./gemini-generate-content.ts";
import { createOpenAIChat } from "./openai-chat.ts";
import { createOpenAIResponses } from "./openai-responses.ts";
import { showClient } from "./show-client.ts";

console.log("msw-llm: real SDKs, no key, no network\n");

const server = setupServer(...llm.handlers);
server.listen({ onUnhandledFrame: "error" });
const clients = [
  createOpenAIChat(),
  createOpenAIResponses(),
  createAnthropicMessages(),
  createGeminiGenerateContent(),
];
for (const client of clients) await showClient(client, server);
server.close();
