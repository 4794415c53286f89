import type { LanguageModelCodec } from "../../src/codec.ts";
import { llm } from "../../src/llm.ts";
import { kDefinition, type MockOptions, type ProviderInternals } from "../../src/provider.ts";
import type { Reply } from "../../src/reply/reply.ts";
import { chatAt } from "./formats/openai-chat.ts";
import type { Endpoint, Generation } from "./measure/endpoint.ts";

/** Chats of the providers that speak OpenAI's format, as far as they were recorded. */
export const compatible: Endpoint[] = [
  {
    provider: "groq",
    name: "chat",
    recorded: ["POST /openai/v1/chat/completions"],
    generation: toChat("groq", "https://api.groq.com/openai/v1/chat/completions"),
  },
];

/** The provider's own codec, at the address that it is asked at. */
function toChat(provider: "groq", url: string): Generation {
  const { operations } = (llm[provider] as unknown as ProviderInternals)[kDefinition];
  return {
    ...chatAt(url),
    codec: operations["chat"]![2] as LanguageModelCodec,
    mock: (reply: Reply, options: MockOptions) => llm[provider].chat(reply, options),
    reader: "openai-chat",
  };
}
