import { NVIDIA, NVIDIA_CHAT, NVIDIA_MODELS } from "../src/codecs/nvidia.ts";
import { openaiChat } from "../src/codecs/openai-chat/index.ts";
import { openaiCompletions } from "../src/codecs/openai-completions/index.ts";
import { openaiEmbeddings } from "../src/codecs/openai-embeddings/index.ts";
import { openaiModels, retrieveModel } from "../src/codecs/openai-models/index.ts";
import { defineProvider } from "../src/provider.ts";

/**
 * Request handlers for NVIDIA's hosted NIMs. Nothing of them is recorded.
 *
 * @see https://docs.api.nvidia.com
 *
 * @example
 * server.use(llm.nvidia.chat("Hello"));
 */
export const nvidia = defineProvider({
  name: "nvidia",
  baseURL: "https://integrate.api.nvidia.com/v1",
  operations: {
    chat: ["POST", "/chat/completions", openaiChat(NVIDIA_CHAT)],
    completions: ["POST", "/completions", openaiCompletions(NVIDIA)],
    embeddings: ["POST", "/embeddings", openaiEmbeddings(NVIDIA)],
    models: [
      "GET",
      "/models",
      openaiModels(NVIDIA_MODELS),
      { retrieve: ["GET", "/models/{model}", retrieveModel(NVIDIA_MODELS)] },
    ],
  },
});
