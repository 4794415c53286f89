import type { OpenAIChatOptions } from "./openai-chat/options.ts";
import { PLAIN } from "./openai-plain-error.ts";
import { encodePlainUsage } from "./openai-plain-usage.ts";

/** A chat of those who follow OpenAI and document nothing of their own: no member that OpenAI alone has, three counts. */
export const PLAIN_CHAT: OpenAIChatOptions = {
  ...PLAIN,
  reasoningField: "reasoning_content",
  namedToolFinish: "tool_calls",
  omitsNull: ["system_fingerprint"],
  usage: encodePlainUsage,
  stream: { nullUsage: false },
};
