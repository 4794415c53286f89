import { CEREBRAS, CEREBRAS_CHAT, CEREBRAS_MODELS } from "../src/codecs/cerebras.ts";
import { tellCerebrasLimits } from "../src/codecs/cerebras-rate-limits.ts";
import { openaiChat } from "../src/codecs/openai-chat/index.ts";
import { openaiCompletions } from "../src/codecs/openai-completions/index.ts";
import { openaiModels, retrieveModel } from "../src/codecs/openai-models/index.ts";
import { toUUID, UUID } from "../src/codecs/uuid.ts";
import { defineProvider } from "../src/provider.ts";

/**
 * Request handlers for the Cerebras API. Of completions nothing is recorded.
 *
 * @see https://inference-docs.cerebras.ai
 *
 * @example
 * server.use(llm.cerebras.chat("Hello"));
 */
export const cerebras = defineProvider({
  name: "cerebras",
  baseURL: "https://api.cerebras.ai/v1",
  operations: {
    chat: ["POST", "/chat/completions", openaiChat(CEREBRAS_CHAT)],
    completions: ["POST", "/completions", openaiCompletions(CEREBRAS)],
    models: [
      "GET",
      "/models",
      openaiModels(CEREBRAS_MODELS),
      { retrieve: ["GET", "/models/{model}", retrieveModel(CEREBRAS_MODELS)] },
    ],
    // asked by every client of Cerebras's package that is made; what answers it is not documented
    warming: ["GET", "/tcp_warming", openaiModels({ ...CEREBRAS, models: [] })],
  },
  rateLimits: tellCerebrasLimits,
  headers: (generateId) => ({
    "inference-id": `chatcmpl-${toUUID(generateId(UUID))}`,
    "x-request-id": `${generateId({ prefix: "", size: 16, alphabet: "hex" })}-ORD`,
  }),
});
