import { chat, toGeneration, withIndex, withIndexes, withText } from "./compatible-chat.ts";
import { responses } from "./formats/openai-responses.ts";
import type { Endpoint } from "./measure/endpoint.ts";
import { more } from "./more-compatible-endpoints.ts";

/** Endpoints of the providers that speak OpenAI's formats, as far as they were recorded. */
export const compatible: Endpoint[] = [
  chat("groq", "https://api.groq.com/openai/v1/chat/completions"),
  chat("deepseek", "https://api.deepseek.com/chat/completions", {
    paths: ["/beta/chat/completions"],
    toMessage: (message) => withIndexes(withText(message)),
  }),
  chat("xai", "https://api.x.ai/v1/chat/completions", {
    toMessage: ({ content, ...message }) => ({ ...message, content: content ?? "", refusal: null }),
  }),
  chat("openrouter", "https://openrouter.ai/api/v1/chat/completions", {
    toMessage({ reasoning_details: details, ...message }) {
      return {
        reasoning: null,
        ...withIndexes(message),
        ...(Array.isArray(details) && { reasoning_details: details.map(withIndex) }),
      };
    },
  }),
  { provider: "xai", name: "images.edit", recorded: ["POST /v1/images/edits"] },
  { provider: "xai", name: "batches", recorded: ["POST /v1/batches"] },
  chat("cerebras", "https://api.cerebras.ai/v1/chat/completions"),
  response("deepseek", "https://api.deepseek.com/responses"),
  response("openrouter", "https://openrouter.ai/api/v1/responses"),
  response("xai", "https://api.x.ai/v1/responses"),
  { provider: "cerebras", name: "models", recorded: ["GET /v1/models"] },
  { provider: "deepseek", name: "models", recorded: ["GET /models"] },
  { provider: "openrouter", name: "embeddings", recorded: ["POST /api/v1/embeddings"] },
  { provider: "openrouter", name: "images", recorded: ["POST /api/v1/images"] },
  {
    provider: "openrouter",
    name: "transcriptions",
    recorded: ["POST /api/v1/audio/transcriptions"],
  },
  // it is told back
  {
    provider: "venice",
    name: "images",
    recorded: ["POST /api/v1/image/generate"],
    free: /^request\.data$/,
  },
  { provider: "openrouter", name: "models", recorded: ["GET /api/v1/models"] },
  { provider: "openrouter", name: "rerank", recorded: ["POST /api/v1/rerank"] },
  ...more,
];

/** Responses of the providers that speak OpenAI's format. */
function response(provider: "deepseek" | "openrouter" | "xai", url: string): Endpoint {
  return {
    provider,
    name: "responses",
    recorded: [`POST ${new URL(url).pathname}`],
    free: /(?:^|\.)(?:metadata|tools|text\.format|action|arguments|variables)$/,
    embeds: "response",
    generation: toGeneration(provider, "responses", {
      ...responses,
      ask: (answer, isStream) => ({ ...responses.ask(answer, isStream), url }),
      reader: "openai-responses",
    }),
  };
}
