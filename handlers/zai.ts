import { anthropicMessages } from "../src/codecs/anthropic-messages/index.ts";
import { openaiChat } from "../src/codecs/openai-chat/index.ts";
import { openaiModels } from "../src/codecs/openai-models/index.ts";
import { ZAI_CHAT, ZAI_MODELS } from "../src/codecs/zai.ts";
import { defineProvider } from "../src/provider.ts";

/**
 * Request handlers for the Z.ai API, its coding plan and its Anthropic face too. Of errors, models and messages nothing is recorded.
 *
 * @see https://docs.z.ai
 *
 * @example
 * server.use(llm.zai.chat("Hello"));
 */
export const zai = defineProvider({
  name: "zai",
  baseURL: ["https://api.z.ai/api", "https://open.bigmodel.cn/api"],
  operations: {
    chat: [
      "POST",
      ["/paas/v4/chat/completions", "/coding/paas/v4/chat/completions"],
      openaiChat(ZAI_CHAT),
    ],
    messages: ["POST", "/anthropic/v1/messages", anthropicMessages()],
    models: ["GET", ["/paas/v4/models", "/coding/paas/v4/models"], openaiModels(ZAI_MODELS)],
  },
});
