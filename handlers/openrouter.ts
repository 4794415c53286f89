import { anthropicMessages } from "../src/codecs/anthropic-messages/index.ts";
import { openaiChat } from "../src/codecs/openai-chat/index.ts";
import { openaiCompletions } from "../src/codecs/openai-completions/index.ts";
import { openaiEmbeddings } from "../src/codecs/openai-embeddings/index.ts";
import { openaiImages } from "../src/codecs/openai-images/index.ts";
import { openaiSpeech } from "../src/codecs/openai-speech/index.ts";
import { openaiTranscriptions } from "../src/codecs/openai-transcriptions/index.ts";
import { openaiResponses } from "../src/codecs/openai-responses/index.ts";
import { openrouterCredits, openrouterKey } from "../src/codecs/openrouter-account/index.ts";
import { OPENROUTER_EMBEDDINGS } from "../src/codecs/openrouter-embeddings.ts";
import { openrouterGeneration } from "../src/codecs/openrouter-generation/index.ts";
import { withGenerations } from "../src/codecs/openrouter-generations.ts";
import { openrouterModel, openrouterModels } from "../src/codecs/openrouter-models/index.ts";
import { openrouterRerank } from "../src/codecs/openrouter-rerank/index.ts";
import { OPENROUTER_RESPONSES } from "../src/codecs/openrouter-responses.ts";
import {
  OPENROUTER_IMAGES,
  OPENROUTER_SPEECH,
  OPENROUTER_TRANSCRIPTIONS,
} from "../src/codecs/openrouter-media.ts";
import { OPENROUTER, OPENROUTER_CHAT } from "../src/codecs/openrouter.ts";
import { tellOpenRouterLimits } from "../src/codecs/openrouter-rate-limits.ts";
import { defineProvider } from "../src/provider.ts";

/**
 * Request handlers for the OpenRouter API. Of completions, messages, generations, credits and keys nothing is recorded.
 *
 * @see https://openrouter.ai/docs
 *
 * @example
 * server.use(llm.openrouter.chat("Hello"));
 */
export const openrouter = defineProvider({
  name: "openrouter",
  // answers that stay in a region come from its own host
  baseURL: ["https://openrouter.ai/api/v1", "https://*.openrouter.ai/api/v1"],
  operations: {
    chat: ["POST", "/chat/completions", withGenerations(openaiChat(OPENROUTER_CHAT))],
    completions: ["POST", "/completions", withGenerations(openaiCompletions(OPENROUTER))],
    credits: ["GET", "/credits", openrouterCredits()],
    embeddings: ["POST", "/embeddings", openaiEmbeddings(OPENROUTER_EMBEDDINGS)],
    generation: ["GET", "/generation", openrouterGeneration()],
    images: ["POST", "/images", openaiImages(OPENROUTER_IMAGES)],
    key: ["GET", ["/key", "/auth/key"], openrouterKey()],
    messages: ["POST", "/messages", anthropicMessages()],
    models: [
      "GET",
      "/models",
      openrouterModels(),
      { get: ["GET", "/model/{author}/{slug}", openrouterModel()] },
    ],
    rerank: ["POST", "/rerank", openrouterRerank()],
    responses: [
      "POST",
      "/responses",
      withGenerations(openaiResponses(OPENROUTER_RESPONSES), "responses"),
    ],
    speech: ["POST", "/audio/speech", openaiSpeech(OPENROUTER_SPEECH)],
    transcriptions: [
      "POST",
      "/audio/transcriptions",
      openaiTranscriptions(OPENROUTER_TRANSCRIPTIONS),
    ],
  },
  rateLimits: tellOpenRouterLimits,
});
