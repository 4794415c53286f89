import { openaiChat } from "../src/codecs/openai-chat/index.ts";
import { openaiCompletions } from "../src/codecs/openai-completions/index.ts";
import { openaiModels } from "../src/codecs/openai-models/index.ts";
import { PLAIN_CHAT } from "../src/codecs/openai-plain-chat.ts";
import { PLAIN } from "../src/codecs/openai-plain-error.ts";
import { defineProvider } from "../src/provider.ts";

const MODELS = {
  ...PLAIN,
  models: ["meta-llama/Llama-3.3-70B-Instruct", "Qwen/Qwen3-235B-A22B"],
  fields: { created: 1_750_000_000, owned_by: "Hyperbolic" },
};

/**
 * Request handlers for the Hyperbolic API. Nothing of it is recorded.
 *
 * @see https://docs.hyperbolic.xyz
 *
 * @example
 * server.use(llm.hyperbolic.chat("Hello"));
 */
export const hyperbolic = defineProvider({
  name: "hyperbolic",
  baseURL: "https://api.hyperbolic.xyz/v1",
  operations: {
    chat: ["POST", "/chat/completions", openaiChat(PLAIN_CHAT)],
    completions: ["POST", "/completions", openaiCompletions(PLAIN)],
    models: ["GET", "/models", openaiModels(MODELS)],
  },
});
