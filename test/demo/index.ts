// The main job, on the built package: real SDKs ask real URLs, and MSW answers as the provider would.
import { llm } from "msw-llm";
import { setupServer } from "msw/node";
import { showOpenAIChat } from "./openai-chat.ts";

const server = setupServer(...llm.handlers);
server.listen({ onUnhandledFrame: "error" });

console.log("msw-llm: the real SDKs, no key, no network\n");

console.log("OpenAI, chat completions (openai)");
await showOpenAIChat(server);

server.close();
