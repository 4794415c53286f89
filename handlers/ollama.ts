import { anthropicMessages } from "../src/codecs/anthropic-messages/index.ts";
import { asOllamaMessages } from "../src/codecs/ollama-anthropic.ts";
import { ollamaChat } from "../src/codecs/ollama-chat/index.ts";
import { ollamaEmbed, ollamaEmbeddings } from "../src/codecs/ollama-embed/index.ts";
import { encodeOllamaOpenAIError } from "../src/codecs/ollama-error.ts";
import { ollamaGenerate } from "../src/codecs/ollama-generate/index.ts";
import { tellOllamaIdentity } from "../src/codecs/ollama-identity.ts";
import * as models from "../src/codecs/ollama-models/index.ts";
import { asOllamaChat, OLLAMA_CHAT } from "../src/codecs/ollama-openai-chat.ts";
import {
  asOllamaCompletions,
  asOllamaEmbeddings,
  asOllamaModel,
  asOllamaModels,
} from "../src/codecs/ollama-openai-completions.ts";
import { openaiChat } from "../src/codecs/openai-chat/index.ts";
import { openaiCompletions } from "../src/codecs/openai-completions/index.ts";
import { openaiEmbeddings } from "../src/codecs/openai-embeddings/index.ts";
import { openaiModels, retrieveModel } from "../src/codecs/openai-models/index.ts";
import { openaiResponses } from "../src/codecs/openai-responses/index.ts";
import { defineProvider } from "../src/provider.ts";

const HOSTS = ["127.0.0.1", "localhost", "0.0.0.0", "[::1]"];

/**
 * Request handlers for Ollama, on this machine and at ollama.com; its paths that speak OpenAI's and Anthropic's formats too.
 *
 * @see https://docs.ollama.com
 *
 * @example
 * server.use(llm.ollama.chat("Hello"));
 */
export const ollama = defineProvider({
  name: "ollama",
  baseURL: [...HOSTS.map((host) => `http://${host}:11434`), "https://ollama.com"],
  operations: {
    chat: ["POST", "/api/chat", ollamaChat()],
    generate: ["POST", "/api/generate", ollamaGenerate()],
    embed: ["POST", "/api/embed", ollamaEmbed()],
    embeddings: ["POST", "/api/embeddings", ollamaEmbeddings()],
    list: ["GET", "/api/tags", models.ollamaList()],
    show: ["POST", "/api/show", models.ollamaShow()],
    ps: ["GET", "/api/ps", models.ollamaRunning()],
    version: ["GET", "/api/version", models.ollamaVersion()],
    heartbeat: ["GET", "/", models.ollamaHeartbeat()],
    pull: ["POST", "/api/pull", models.ollamaPull()],
    push: ["POST", "/api/push", models.ollamaPush()],
    create: ["POST", "/api/create", models.ollamaCreate()],
    copy: ["POST", "/api/copy", models.ollamaCopy()],
    delete: ["DELETE", "/api/delete", models.ollamaDelete()],
    chatCompletions: ["POST", "/v1/chat/completions", asOllamaChat(openaiChat(OLLAMA_CHAT))],
    completions: ["POST", "/v1/completions", asOllamaCompletions(openaiCompletions())],
    embeddingsV1: ["POST", "/v1/embeddings", asOllamaEmbeddings(openaiEmbeddings())],
    models: [
      "GET",
      "/v1/models",
      asOllamaModels(openaiModels()),
      { retrieve: ["GET", "/v1/models/{model}", asOllamaModel(retrieveModel())] },
    ],
    responses: ["POST", "/v1/responses", openaiResponses({ errorShape: encodeOllamaOpenAIError })],
    messages: ["POST", "/v1/messages", asOllamaMessages(anthropicMessages())],
  },
  headers: tellOllamaIdentity,
});
