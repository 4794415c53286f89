import { openaiChat } from "../src/codecs/openai-chat/index.ts";
import { openaiImages } from "../src/codecs/openai-images/index.ts";
import { openaiModels, retrieveModel } from "../src/codecs/openai-models/index.ts";
import { openaiResponses } from "../src/codecs/openai-responses/index.ts";
import { XAI_CHAT, XAI_IMAGES, XAI_MODELS } from "../src/codecs/xai.ts";
import { tellXAILimits } from "../src/codecs/xai-rate-limits.ts";
import { XAI_RESPONSES } from "../src/codecs/xai-responses.ts";
import { defineProvider } from "../src/provider.ts";

/** Request handlers for the xAI API. */
export const xai = defineProvider({
  name: "xai",
  baseURL: "https://api.x.ai/v1",
  operations: {
    chat: ["POST", "/chat/completions", openaiChat(XAI_CHAT)],
    images: [
      "POST",
      "/images/generations",
      openaiImages(XAI_IMAGES),
      { edit: ["POST", "/images/edits", openaiImages({ ...XAI_IMAGES, endpoint: "edits" })] },
    ],
    models: [
      "GET",
      "/models",
      openaiModels(XAI_MODELS),
      { retrieve: ["GET", "/models/{model}", retrieveModel(XAI_MODELS)] },
    ],
    responses: ["POST", "/responses", openaiResponses(XAI_RESPONSES)],
  },
  rateLimits: tellXAILimits,
  headers: (generateId) => {
    const [trace, span] = [32, 16].map((size) => generateId({ prefix: "", size, alphabet: "hex" }));
    return { "x-request-id": `00-${trace}-${span}-01`, "x-zero-data-retention": "false" };
  },
});
