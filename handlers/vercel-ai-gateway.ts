import { openaiChat } from "../src/codecs/openai-chat/index.ts";
import { openaiEmbeddings } from "../src/codecs/openai-embeddings/index.ts";
import { openaiModels, retrieveModel } from "../src/codecs/openai-models/index.ts";
import { VERCEL, vercelChat } from "../src/codecs/vercel-chat.ts";
import { vercelEmbeddingModel } from "../src/codecs/vercel-embedding-model/index.ts";
import {
  vercelGatewayConfig,
  vercelGatewayCredits,
} from "../src/codecs/vercel-gateway-config/index.ts";
import { vercelImageModel } from "../src/codecs/vercel-image-model/index.ts";
import { vercelLanguageModel } from "../src/codecs/vercel-language-model/index.ts";
import { vercelRerankingModel } from "../src/codecs/vercel-reranking-model/index.ts";
import { openaiResponses } from "../src/codecs/openai-responses/index.ts";
import { anthropicMessages } from "../src/codecs/anthropic-messages/index.ts";
import { defineProvider } from "../src/provider.ts";

/** The protocol's two versions: of the AI SDK's sixth and seventh major. */
const both = (path: string) => [`/v4/ai${path}`, `/v3/ai${path}`];

/**
 * Request handlers for Vercel's AI Gateway, where the AI SDK sends models that are named by a string.
 *
 * @see https://vercel.com/docs/ai-gateway
 *
 * @example
 * server.use(llm.vercelGateway.languageModel("Hello"));
 */
export const vercelGateway = defineProvider({
  name: "vercelGateway",
  baseURL: "https://ai-gateway.vercel.sh",
  operations: {
    languageModel: ["POST", both("/language-model"), vercelLanguageModel()],
    embeddingModel: ["POST", both("/embedding-model"), vercelEmbeddingModel()],
    rerankingModel: ["POST", both("/reranking-model"), vercelRerankingModel()],
    imageModel: ["POST", both("/image-model"), vercelImageModel()],
    config: ["GET", both("/config"), vercelGatewayConfig()],
    credits: ["GET", "/v1/credits", vercelGatewayCredits()],
    chat: [
      "POST",
      "/v1/chat/completions",
      vercelChat(openaiChat({ ...VERCEL, idPrefix: "gen_", reasoningField: "reasoning" })),
    ],
    responses: ["POST", "/v1/responses", openaiResponses(VERCEL)],
    messages: ["POST", "/v1/messages", anthropicMessages()],
    embeddings: ["POST", "/v1/embeddings", openaiEmbeddings(VERCEL)],
    models: [
      "GET",
      "/v1/models",
      openaiModels(VERCEL),
      { retrieve: ["GET", "/v1/models/{model}", retrieveModel(VERCEL)] },
    ],
  },
});
