import { openaiChat } from "../src/codecs/openai-chat/index.ts";
import { openaiCompletions } from "../src/codecs/openai-completions/index.ts";
import { openaiEmbeddings } from "../src/codecs/openai-embeddings/index.ts";
import { PLAIN_CHAT } from "../src/codecs/openai-plain-chat.ts";
import { PLAIN } from "../src/codecs/openai-plain-error.ts";
import { defineProvider } from "../src/provider.ts";

/**
 * Request handlers for partners of Hugging Face's whom its SDK asks directly, where it is given a key of theirs: Featherless, Nscale, OVHcloud, Public AI, Scaleway. Nothing of them is recorded.
 *
 * @see https://huggingface.co/docs/inference-providers
 *
 * @example
 * server.use(llm.huggingfacePartners.chat("Hello"));
 */
export const huggingfacePartners = defineProvider({
  name: "huggingfacePartners",
  baseURL: [
    "https://api.featherless.ai/v1",
    "https://inference.api.nscale.com/v1",
    "https://oai.endpoints.kepler.ai.cloud.ovh.net/v1",
    "https://api.publicai.co/v1",
    "https://api.scaleway.ai/v1",
  ],
  operations: {
    chat: ["POST", "/chat/completions", openaiChat(PLAIN_CHAT)],
    completions: ["POST", "/completions", openaiCompletions(PLAIN)],
    embeddings: ["POST", "/embeddings", openaiEmbeddings(PLAIN)],
  },
});
