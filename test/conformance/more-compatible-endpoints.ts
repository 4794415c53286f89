import { toObfuscation } from "../../src/codecs/openai-obfuscation.ts";
import { chat, toGeneration, withIndexes, withText } from "./compatible-chat.ts";
import { completions } from "./formats/openai-completions.ts";
import { responses } from "./formats/openai-responses.ts";
import type { Endpoint } from "./measure/endpoint.ts";

/** What Copilot's filters find in a text of no harm. */
const SAFE = { filtered: false, severity: "safe" };
const PASSED = { hate: SAFE, self_harm: SAFE, sexual: SAFE, violence: SAFE };

/** Of the tail of providers. */
export const more: Endpoint[] = [
  chat("together", "https://api.together.xyz/v1/chat/completions", {
    toMessage: withIndexes,
    toChoice: (choice) => ({ ...choice, seed: 0 }),
    kin: [["huggingface", "POST /together/v1/chat/completions"]],
  }),
  {
    provider: "together",
    name: "completions",
    recorded: ["POST /v1/completions"],
    generation: toGeneration("together", "completions", {
      ...completions,
      reader: "openai-completions",
    }),
  },
  { provider: "together", name: "rerank", recorded: ["POST /v1/rerank"] },
  chat("perplexity", "https://api.perplexity.ai/chat/completions", {
    toChoice: (choice) => ({
      ...choice,
      logprobs: undefined,
      delta: { role: "assistant", content: "" },
    }),
  }),
  { provider: "perplexity", name: "embeddings", recorded: ["POST /v1/embeddings"] },
  chat("zai", "https://api.z.ai/api/paas/v4/chat/completions", {
    toMessage: withIndexes,
    paths: ["/api/coding/paas/v4/chat/completions"],
  }),
  chat("dashscope", "https://dashscope-intl.aliyuncs.com/compatible-mode/v1/chat/completions", {
    toMessage: (message) => withIndexes(withText(message)),
  }),
  chat("venice", "https://api.venice.ai/api/v1/chat/completions", {
    toMessage: (message) => ({
      reasoning_content: null,
      tool_calls: [],
      ...message,
      reasoning_encrypted: undefined,
    }),
  }),
  { provider: "venice", name: "embeddings", recorded: ["POST /api/v1/embeddings"] },
  { provider: "venice", name: "models", recorded: ["GET /api/v1/models"] },
  chat("githubCopilot", "https://api.githubcopilot.com/chat/completions", {
    provider: "copilot",
    toMessage: ({ content, ...message }) => ({
      ...message,
      ...(typeof content === "string" && { content }),
      padding: toObfuscation(typeof content === "string" ? content.length : 0),
    }),
    toChoice: (choice) => ({
      ...choice,
      logprobs: undefined,
      content_filter_results: choice.message["content"] ? PASSED : {},
    }),
  }),
  {
    provider: "copilot",
    name: "responses",
    recorded: ["POST /responses"],
    free: /(?:^|\.)(?:metadata|tools|text\.format|arguments)$/,
    embeds: "response",
    kin: [["openai", "POST /v1/responses"]],
    generation: toGeneration("githubCopilot", "responses", {
      ...responses,
      reader: "openai-responses",
    }),
  },
  { provider: "copilot", name: "embeddings", recorded: ["POST /embeddings"] },
  { provider: "copilot", name: "models", recorded: ["GET /models"] },
  chat("databricks", "https://adb-1.1.azuredatabricks.net/serving-endpoints/chat/completions"),
  chat("llamacpp", "http://localhost:8080/v1/chat/completions", {
    toMessage: withText,
    kin: [["local-openai", "POST /v1/chat/completions"]],
  }),
  chat("llamacpp", "http://localhost:8080/v1/chat/completions", {
    toMessage: withText,
    provider: "local-openai",
    name: "llamacpp chat",
    at: ":8080",
    kin: [["llamacpp", "POST /v1/chat/completions"]],
  }),
  { provider: "llamacpp", name: "embeddings", recorded: ["POST /v1/embeddings"] },
  { provider: "llamacpp", name: "responses", recorded: ["POST /v1/responses"] },
  chat("vllm", "http://localhost:8000/v1/chat/completions", {
    toMessage: (message) => ({ tool_calls: [], ...message }),
    provider: "local-openai",
    name: "vllm chat",
    at: ":8000",
    kin: [["venice", "POST /api/v1/chat/completions"]],
  }),
  {
    provider: "local-openai",
    name: "vllm completions",
    recorded: ["POST /v1/completions"],
    generation: toGeneration("vllm", "completions", {
      ...completions,
      reader: "openai-completions",
    }),
  },
  {
    provider: "lmstudio",
    name: "responses",
    recorded: ["POST /v1/responses"],
    free: /(?:^|\.)(?:metadata|tools|text\.format|arguments)$/,
    embeds: "response",
    kin: [["openai", "POST /v1/responses"]],
    generation: toGeneration("lmstudio", "responses", {
      ...responses,
      ask(answer, isStream) {
        return { ...responses.ask(answer, isStream), url: "http://localhost:1234/v1/responses" };
      },
      reader: "openai-responses",
    }),
  },
];
