import { ANTHROPIC_CHAT } from "../../src/codecs/anthropic-chat.ts";
import { anthropicComplete } from "../../src/codecs/anthropic-complete/index.ts";
import { anthropicMessages } from "../../src/codecs/anthropic-messages/index.ts";
import { openaiChat } from "../../src/codecs/openai-chat/index.ts";
import { llm } from "../../src/llm.ts";
import { complete } from "./formats/anthropic-complete.ts";
import { messages } from "./formats/anthropic-messages.ts";
import { chatAt } from "./formats/openai-chat.ts";
import type { Endpoint } from "./measure/endpoint.ts";

export const anthropic: Endpoint[] = [
  {
    provider: "anthropic",
    name: "chat",
    recorded: ["POST /v1/chat/completions"],
    generation: {
      ...chatAt("https://api.anthropic.com/v1/chat/completions"),
      codec: openaiChat(ANTHROPIC_CHAT),
      mock: (reply, options) => llm.anthropic.chat(reply, options),
      reader: "openai-chat",
    },
  },
  {
    provider: "anthropic",
    name: "complete",
    recorded: ["POST /v1/complete"],
    schema: { document: "anthropic", body: "CompletionResponse", event: "CompletionResponse" },
    generation: {
      ...complete,
      codec: anthropicComplete(),
      mock: (reply, options) => llm.anthropic.complete(reply, options),
      reader: "anthropic-complete",
    },
  },
  {
    provider: "anthropic",
    name: "messages",
    recorded: ["POST /v1/messages"],
    free: /\.input$/,
    schema: { document: "anthropic", body: "BetaMessage", event: "BetaMessageStreamEvent" },
    generation: {
      ...messages,
      codec: anthropicMessages({ anthropicRules: true }),
      mock: (reply, options) => llm.anthropic.messages(reply, options),
      reader: "anthropic-messages",
    },
  },
  {
    provider: "anthropic",
    name: "countTokens",
    recorded: ["POST /v1/messages/count_tokens"],
    schema: { document: "anthropic", body: "BetaCountMessageTokensResponse" },
  },
  {
    provider: "anthropic",
    name: "models",
    recorded: ["GET /v1/models"],
    schema: { document: "anthropic", body: "BetaListResponse_ModelInfo_" },
  },
  {
    provider: "anthropic",
    name: "batches",
    recorded: ["POST /v1/messages/batches"],
    schema: { document: "anthropic", body: "MessageBatch" },
  },
];
