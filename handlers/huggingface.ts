import { HUGGINGFACE, onRouter } from "../src/codecs/huggingface-error.ts";
import {
  huggingFaceFeatures,
  huggingFaceSimilarity,
} from "../src/codecs/huggingface-features/index.ts";
import { huggingFaceMapping } from "../src/codecs/huggingface-mapping/index.ts";
import { openaiChat } from "../src/codecs/openai-chat/index.ts";
import { openaiCompletions } from "../src/codecs/openai-completions/index.ts";
import { openaiEmbeddings } from "../src/codecs/openai-embeddings/index.ts";
import { openaiModels } from "../src/codecs/openai-models/index.ts";
import { openaiResponses } from "../src/codecs/openai-responses/index.ts";
import { defineProvider } from "../src/provider.ts";

/** Where the router keeps OpenAI's paths: its own, those of providers, those of one model. */
const ROOTS = [
  "/v1",
  ...["v1", "openai/v1", "inference/v1", "v1/openai", "v3/openai", "compatibility/v1"].map(
    (path) => `/{provider}/${path}`,
  ),
  "/{provider}/api/paas/v4",
  "/hf-inference/models/{name}/v1",
  "/hf-inference/models/{owner}/{name}/v1",
];
const at = (path: string): string[] => ROOTS.map((root) => root + path);
const MODELS = ["/hf-inference/models/{owner}/{name}", "/hf-inference/models/{name}"];
const pipeline = (task: string): string[] => MODELS.map((model) => `${model}/pipeline/${task}`);

/**
 * Request handlers for Hugging Face's inference, and the one look-up at its Hub that goes before.
 *
 * @see https://huggingface.co/docs/inference-providers
 *
 * @example
 * server.use(llm.huggingface.chatCompletion("Hello"));
 */
export const huggingface = defineProvider({
  name: "huggingface",
  baseURL: ["https://router.huggingface.co", "https://huggingface.co"],
  sharedHosts: ["https://huggingface.co"],
  operations: {
    chatCompletion: ["POST", at("/chat/completions"), onRouter(openaiChat(HUGGINGFACE))],
    textGeneration: ["POST", at("/completions"), onRouter(openaiCompletions(HUGGINGFACE))],
    embeddings: ["POST", at("/embeddings"), onRouter(openaiEmbeddings(HUGGINGFACE))],
    featureExtraction: ["POST", pipeline("feature-extraction"), huggingFaceFeatures()],
    sentenceSimilarity: ["POST", pipeline("sentence-similarity"), huggingFaceSimilarity()],
    models: ["GET", "/v1/models", onRouter(openaiModels(HUGGINGFACE))],
    responses: ["POST", "/v1/responses", onRouter(openaiResponses(HUGGINGFACE))],
    mapping: ["GET", ["/api/models/{owner}/{name}", "/api/models/{name}"], huggingFaceMapping()],
  },
  headers: (generateId) => ({
    "x-inference-provider": "hf-inference",
    "x-request-id": generateId({ prefix: "Root=1-", size: [8, 24], alphabet: "hex" }),
  }),
});
