import { DASHSCOPE, DASHSCOPE_CHAT, DASHSCOPE_MODELS } from "../src/codecs/dashscope.ts";
import { openaiChat } from "../src/codecs/openai-chat/index.ts";
import { openaiEmbeddings } from "../src/codecs/openai-embeddings/index.ts";
import { openaiModels, retrieveModel } from "../src/codecs/openai-models/index.ts";
import { defineProvider } from "../src/provider.ts";

/**
 * Request handlers for the compatible mode of Alibaba Cloud's DashScope. Of embeddings and models nothing is recorded.
 *
 * @see https://www.alibabacloud.com/help/en/model-studio/
 *
 * @example
 * server.use(llm.dashscope.chat("Hello"));
 */
export const dashscope = defineProvider({
  name: "dashscope",
  baseURL: [
    "https://dashscope-intl.aliyuncs.com/compatible-mode/v1",
    "https://dashscope-us.aliyuncs.com/compatible-mode/v1",
    "https://dashscope.aliyuncs.com/compatible-mode/v1",
  ],
  operations: {
    chat: ["POST", "/chat/completions", openaiChat(DASHSCOPE_CHAT)],
    embeddings: ["POST", "/embeddings", openaiEmbeddings(DASHSCOPE)],
    models: [
      "GET",
      "/models",
      openaiModels(DASHSCOPE_MODELS),
      { retrieve: ["GET", "/models/{model}", retrieveModel(DASHSCOPE_MODELS)] },
    ],
  },
  sharedHosts: [
    "https://dashscope-intl.aliyuncs.com",
    "https://dashscope-us.aliyuncs.com",
    "https://dashscope.aliyuncs.com",
  ],
});
