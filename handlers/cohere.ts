import { cohereChat } from "../src/codecs/cohere-chat/index.ts";
import { cohereChatV1 } from "../src/codecs/cohere-chat-v1/index.ts";
import { cohereEmbed } from "../src/codecs/cohere-embed/index.ts";
import { cohereGenerate } from "../src/codecs/cohere-generate/index.ts";
import { cohereModel, cohereModels } from "../src/codecs/cohere-models/index.ts";
import { tellCohereLimits } from "../src/codecs/cohere-rate-limits.ts";
import { cohereRerank } from "../src/codecs/cohere-rerank/index.ts";
import { cohereDetokenize, cohereTokenize } from "../src/codecs/cohere-tokenize/index.ts";
import { COHERE_TRANSCRIPTIONS } from "../src/codecs/cohere-audio.ts";
import { openaiTranscriptions } from "../src/codecs/openai-transcriptions/index.ts";
import { defineProvider } from "../src/provider.ts";

const V1 = { version: "1" } as const;

/**
 * Request handlers for the Cohere API: `cohere.chat` is version 2, `cohere.chat.v1` version 1.
 *
 * @see https://docs.cohere.com
 *
 * @example
 * server.use(llm.cohere.chat("Hello"));
 */
export const cohere = defineProvider({
  name: "cohere",
  baseURL: ["https://api.cohere.com", "https://api.cohere.ai"],
  operations: {
    chat: [
      "POST",
      "/v2/chat",
      cohereChat(),
      { v1: ["POST", ["/v1/chat", "/chat"], cohereChatV1()] },
    ],
    generate: ["POST", ["/v1/generate", "/generate"], cohereGenerate()],
    embed: [
      "POST",
      "/v2/embed",
      cohereEmbed(),
      { v1: ["POST", ["/v1/embed", "/embed"], cohereEmbed(V1)] },
    ],
    rerank: [
      "POST",
      "/v2/rerank",
      cohereRerank(),
      { v1: ["POST", ["/v1/rerank", "/rerank"], cohereRerank(V1)] },
    ],
    transcriptions: [
      "POST",
      "/v2/audio/transcriptions",
      openaiTranscriptions(COHERE_TRANSCRIPTIONS),
    ],
    tokenize: ["POST", "/v1/tokenize", cohereTokenize()],
    detokenize: ["POST", "/v1/detokenize", cohereDetokenize()],
    models: [
      "GET",
      "/v1/models",
      cohereModels(),
      { get: ["GET", "/v1/models/{model}", cohereModel()] },
    ],
  },
  rateLimits: tellCohereLimits,
  headers: (generateId) => ({
    "cache-control": "no-cache, no-store, no-transform, must-revalidate, private, max-age=0",
    server: "envoy",
    vary: "Origin",
    "x-accel-expires": "0",
    "x-debug-trace-id": generateId({ prefix: "", size: 32, alphabet: "hex" }),
  }),
});
