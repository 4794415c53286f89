// The main job, on the built package: real SDKs ask real URLs, and MSW answers as the provider would.
import { llm } from "msw-llm";
import { setupServer } from "msw/node";
import { createAnthropicMessages } from "./anthropic-messages.ts";
import { createOpenAIChat } from "./openai-chat.ts";
import { createOpenAIResponses } from "./openai-responses.ts";
import { showClient } from "./show-client.ts";

console.log("msw-llm: real SDKs, no key, no network\n");

const server = setupServer(...llm.handlers);
server.listen({ onUnhandledFrame: "error" });
for (const createClient of [createOpenAIChat, createOpenAIResponses, createAnthropicMessages]) {
  await showClient(createClient(), server);
}
server.close();
