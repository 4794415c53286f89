import { openaiChat } from "../src/codecs/openai-chat/index.ts";
import {
  deleteFile,
  fileContent,
  openaiFiles,
  retrieveFile,
} from "../src/codecs/openai-files/index.ts";
import { openaiImages } from "../src/codecs/openai-images/index.ts";
import { openaiModels, retrieveModel } from "../src/codecs/openai-models/index.ts";
import { openaiResponses } from "../src/codecs/openai-responses/index.ts";
import { XAI_CHAT, XAI_IMAGES, XAI_MODELS } from "../src/codecs/xai.ts";
import {
  addXaiBatchRequests,
  cancelXaiBatch,
  listXaiBatches,
  listXaiBatchRequests,
  xaiBatch,
  xaiBatches,
  xaiBatchResults,
} from "../src/codecs/xai-batches/index.ts";
import { XAI_FILES } from "../src/codecs/xai-files.ts";
import { tellXAIIdentity } from "../src/codecs/xai-identity.ts";
import { tellXAILimits } from "../src/codecs/xai-rate-limits.ts";
import { XAI_RESPONSES } from "../src/codecs/xai-responses.ts";
import { xaiSTT } from "../src/codecs/xai-stt/index.ts";
import { xaiTTS } from "../src/codecs/xai-tts/index.ts";
import { retrieveXAIVideo, xaiVideoContent, xaiVideos } from "../src/codecs/xai-videos/index.ts";
import { defineProvider } from "../src/provider.ts";

/**
 * Request handlers for the xAI API. Of its files nothing is recorded.
 *
 * @see https://docs.x.ai
 *
 * @example
 * server.use(llm.xai.chat("Hello"));
 */
export const xai = defineProvider({
  name: "xai",
  // what was made is read at a host of its own
  baseURL: ["https://api.x.ai/v1", "https://*.api.x.ai/v1", "https://vidgen.x.ai"],
  operations: {
    batches: [
      "POST",
      "/batches",
      xaiBatches(),
      {
        list: ["GET", "/batches", listXaiBatches()],
        retrieve: ["GET", "/batches/{id}", xaiBatch()],
        cancel: ["POST", "/batches/{id}:cancel", cancelXaiBatch()],
        addRequests: ["POST", "/batches/{id}/requests", addXaiBatchRequests()],
        listRequests: ["GET", "/batches/{id}/requests", listXaiBatchRequests()],
        results: ["GET", "/batches/{id}/results", xaiBatchResults()],
      },
    ],
    chat: ["POST", "/chat/completions", openaiChat(XAI_CHAT)],
    files: [
      "POST",
      "/files",
      openaiFiles(XAI_FILES),
      {
        retrieve: ["GET", "/files/{id}", retrieveFile(XAI_FILES)],
        delete: ["DELETE", "/files/{id}", deleteFile(XAI_FILES)],
        content: ["GET", "/files/{id}/content", fileContent(XAI_FILES)],
      },
    ],
    images: [
      "POST",
      "/images/generations",
      openaiImages(XAI_IMAGES),
      { edit: ["POST", "/images/edits", openaiImages({ ...XAI_IMAGES, endpoint: "edits" })] },
    ],
    videos: [
      "POST",
      "/videos/generations",
      xaiVideos(),
      {
        edit: ["POST", "/videos/edits", xaiVideos()],
        extend: ["POST", "/videos/extensions", xaiVideos()],
        retrieve: ["GET", "/videos/{id}", retrieveXAIVideo()],
        content: ["GET", "/xai-vidgen-bucket/xai-video-{id}.mp4", xaiVideoContent()],
      },
    ],
    models: [
      "GET",
      "/models",
      openaiModels(XAI_MODELS),
      { retrieve: ["GET", "/models/{model}", retrieveModel(XAI_MODELS)] },
    ],
    responses: ["POST", "/responses", openaiResponses(XAI_RESPONSES)],
    stt: ["POST", "/stt", xaiSTT()],
    tts: ["POST", "/tts", xaiTTS()],
  },
  rateLimits: tellXAILimits,
  headers: tellXAIIdentity,
});
