import { anthropicCountTokens, anthropicMessages } from "../src/codecs/anthropic-messages/index.ts";
import {
  deleteCachedContent,
  geminiCachedContents,
  getCachedContent,
  listCachedContents,
  patchCachedContent,
} from "../src/codecs/gemini-cached-contents/index.ts";
import { geminiEmbedContent } from "../src/codecs/gemini-embed-content/index.ts";
import {
  geminiCountTokens,
  geminiGenerateContent,
} from "../src/codecs/gemini-generate-content/index.ts";
import { VERTEX_CACHES } from "../src/codecs/google-cached-contents.ts";
import { googleImagen } from "../src/codecs/google-imagen/index.ts";
import { googleVeo, veoOperation } from "../src/codecs/google-veo/index.ts";
import { openaiChat } from "../src/codecs/openai-chat/index.ts";
import { vertexMessages, vertexMessageTokens } from "../src/codecs/vertex-anthropic.ts";
import { vertexPredict } from "../src/codecs/vertex-predict/index.ts";
import { VERTEX_RULES } from "../src/codecs/vertex-rules.ts";
import { vertexComputeTokens, vertexCountTokens } from "../src/codecs/vertex-tokens.ts";
import { vertexChat, vertexEndpoint, vertexGenerateContent } from "../src/codecs/vertex.ts";
import { defineProvider } from "../src/provider.ts";

/** A place of a project's; the express mode has none. */
const PLACE = "/{version}/projects/{project}/locations/{location}";

/** Google's models, and those that a project tuned. */
const google = (...verbs: string[]) =>
  verbs.flatMap((verb) => [
    `${PLACE}/publishers/google/models/{model}:${verb}`,
    `/{version}/publishers/google/models/{model}:${verb}`,
    `${PLACE}/endpoints/{model}:${verb}`,
  ]);

const CACHED = `${PLACE}/cachedContents/{id}`;

const CLAUDE = `${PLACE}/publishers/anthropic/models`;

/**
 * Request handlers for Vertex AI: Gemini, Claude and open models, Firebase's entrance too.
 *
 * @see https://cloud.google.com/vertex-ai/generative-ai/docs
 *
 * @example
 * server.use(llm.vertex.generateContent("Hello"));
 */
export const vertex = defineProvider({
  name: "vertex",
  baseURL: [
    "https://aiplatform.googleapis.com",
    "https://*-aiplatform.googleapis.com",
    "https://aiplatform.*.rep.googleapis.com",
    "https://firebasevertexai.googleapis.com",
  ],
  operations: {
    generateContent: [
      "POST",
      google("generateContent", "streamGenerateContent"),
      vertexGenerateContent(geminiGenerateContent(VERTEX_RULES)),
    ],
    countTokens: ["POST", google("countTokens"), vertexCountTokens(geminiCountTokens())],
    computeTokens: ["POST", google("computeTokens"), vertexComputeTokens(geminiCountTokens())],
    embedContent: ["POST", google("embedContent"), vertexEndpoint(geminiEmbedContent())],
    cachedContents: [
      "POST",
      `${PLACE}/cachedContents`,
      vertexEndpoint(geminiCachedContents(geminiGenerateContent())),
      {
        list: ["GET", `${PLACE}/cachedContents`, vertexEndpoint(listCachedContents())],
        get: ["GET", CACHED, vertexEndpoint(getCachedContent(VERTEX_CACHES))],
        patch: ["PATCH", CACHED, vertexEndpoint(patchCachedContent(VERTEX_CACHES))],
        delete: ["DELETE", CACHED, vertexEndpoint(deleteCachedContent(VERTEX_CACHES))],
      },
    ],
    predict: ["POST", google("predict"), vertexPredict()],
    generateImages: ["POST", google("predict"), vertexEndpoint(googleImagen())],
    generateVideos: [
      "POST",
      google("predictLongRunning"),
      vertexEndpoint(googleVeo()),
      { getOperation: ["POST", google("fetchPredictOperation"), vertexEndpoint(veoOperation())] },
    ],
    messages: [
      "POST",
      [`${CLAUDE}/{model}:rawPredict`, `${CLAUDE}/{model}:streamRawPredict`],
      vertexMessages(anthropicMessages({ anthropicRules: true })),
      {
        countTokens: [
          "POST",
          `${CLAUDE}/count-tokens:rawPredict`,
          vertexMessageTokens(anthropicCountTokens()),
        ],
      },
    ],
    chat: ["POST", `${PLACE}/endpoints/openapi/chat/completions`, vertexChat(openaiChat())],
  },
  headers: () => ({
    server: "scaffolding on HTTPServer2",
    vary: "Origin, X-Origin, Referer",
    "x-content-type-options": "nosniff",
  }),
});
