import { checkObject } from "./argument.ts";
import { openaiChat, type OpenAIChatOptions } from "./codecs/openai-chat/index.ts";
import { openaiCompletions } from "./codecs/openai-completions/index.ts";
import { openaiEmbeddings } from "./codecs/openai-embeddings/index.ts";
import { openaiModels, retrieveModel } from "./codecs/openai-models/index.ts";
import { openaiResponses } from "./codecs/openai-responses/index.ts";
import { defineProvider } from "./provider.ts";

/** Where the provider is, and in what its chat differs from OpenAI's. */
export interface OpenAICompatibleOptions extends OpenAIChatOptions {
  /** The short name that people say; errors and spies carry it. */
  name: string;
  /** With its path; `https://*.example.com/v1` for any subdomain. */
  baseURL: string | readonly string[];
}

/**
 * A provider, a gateway or a local server that speaks OpenAI's formats: chat, responses, completions, embeddings and
 * models.
 *
 * @throws TypeError where a base URL is no http or https address.
 *
 * @example
 * const acme = openaiCompatible({ name: "acme", baseURL: "https://api.acme.example/v1" });
 * server.use(acme.chat("Hi"), ...acme.handlers);
 */
export function openaiCompatible(provider: OpenAICompatibleOptions) {
  const advice = "Give { name, baseURL }.";
  const { name, baseURL, ...options } = checkObject("a provider", provider, advice);
  const { openaiRules = false, anyParameters = !openaiRules, errorShape } = options;
  const shared = { openaiRules, anyParameters, ...(errorShape && { errorShape }) };
  return defineProvider({
    name,
    baseURL,
    operations: {
      chat: ["POST", "/chat/completions", openaiChat(options)],
      responses: ["POST", "/responses", openaiResponses(shared)],
      completions: ["POST", "/completions", openaiCompletions(shared)],
      embeddings: ["POST", "/embeddings", openaiEmbeddings(shared)],
      models: [
        "GET",
        "/models",
        openaiModels(shared),
        { retrieve: ["GET", "/models/{model}", retrieveModel(shared)] },
      ],
    },
  });
}
