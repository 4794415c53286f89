import { cloudflareEmbed } from "../src/codecs/cloudflare-embed/index.ts";
import { asCloudflareChat, CLOUDFLARE, CLOUDFLARE_CHAT } from "../src/codecs/cloudflare-openai.ts";
import { cloudflareRun } from "../src/codecs/cloudflare-run/index.ts";
import { openaiChat } from "../src/codecs/openai-chat/index.ts";
import { openaiEmbeddings } from "../src/codecs/openai-embeddings/index.ts";
import { openaiResponses } from "../src/codecs/openai-responses/index.ts";
import { defineProvider } from "../src/provider.ts";

/** What embeds; each name as it is, and as clients write it that escape it. */
const EMBEDDERS = [
  "baai/bge-small-{name}",
  "baai/bge-base-{name}",
  "baai/bge-large-{name}",
  "baai/bge-m3",
  "google/embeddinggemma-{name}",
  "qwen/qwen3-embedding-{name}",
  "pfnet/plamo-embedding-{name}",
].flatMap((name) => [
  `/run/@cf/${name}`,
  `/run/@cf%2F${name.replace("/", "%2F")}`,
  // the AI Gateway's own way
  `/@cf/${name}`,
]);

/**
 * Request handlers for Cloudflare's Workers AI, behind its AI Gateway too.
 *
 * @see https://developers.cloudflare.com/workers-ai/
 *
 * @example
 * server.use(llm.cloudflare.run("Hello"));
 */
export const cloudflare = defineProvider({
  name: "cloudflare",
  baseURL: [
    "https://api.cloudflare.com/client/v4/accounts/{account}/ai",
    "https://gateway.ai.cloudflare.com/v1/{account}/{gateway}/workers-ai",
  ],
  sharedHosts: ["https://api.cloudflare.com"],
  operations: {
    embed: ["POST", EMBEDDERS, cloudflareEmbed()],
    run: [
      "POST",
      ["/run/{a}", "/run/{a}/{b}", "/run/{a}/{b}/{c}", "/@cf/{b}/{c}"],
      cloudflareRun(),
    ],
    chatCompletions: [
      "POST",
      "/v1/chat/completions",
      asCloudflareChat(openaiChat(CLOUDFLARE_CHAT)),
    ],
    responses: ["POST", "/v1/responses", openaiResponses(CLOUDFLARE)],
    embeddings: ["POST", "/v1/embeddings", openaiEmbeddings(CLOUDFLARE)],
  },
});
