import { expect } from "vitest";

const TOOL = {
  type: "function",
  function: { name: "now", description: "The time", parameters: { type: "object" } },
};
const SCHEMA = { type: "object", properties: { a: { type: "string" } }, required: ["a"] };

const options = { num_predict: 9, stop: ["\n"], temperature: 1, top_p: 0.5, seed: 1 };

const chat = {
  model: "m",
  messages: [
    { role: "system", content: "Be brief." },
    { role: "user", content: "Hi", images: ["AA=="] },
    {
      role: "assistant",
      content: "",
      thinking: "Hm.",
      tool_calls: [{ id: "call_1", function: { name: "now", arguments: { a: 1 } } }],
    },
    { role: "tool", content: "12:00", tool_name: "now", tool_call_id: "call_1" },
  ],
  tools: [TOOL],
  format: SCHEMA,
  options,
  think: "high",
  keep_alive: "5m",
  logprobs: true,
  top_logprobs: 2,
  stream: true,
};
const generate = { model: "m", prompt: "Hi", system: "Be brief.", images: ["AA=="], options };
const compatible = {
  model: "m",
  messages: [{ role: "user", content: [{ type: "text", text: "Hi" }] }],
  tools: [TOOL],
  stop: ["\n"],
  max_tokens: 9,
  stream: true,
  stream_options: { include_usage: true },
};
const run = {
  messages: [
    { role: "user", content: "Hi" },
    { role: "assistant", content: "", tool_calls: [{ name: "now", arguments: {} }] },
    { role: "tool", name: "now", content: "12:00" },
  ],
  tools: [TOOL],
  response_format: { type: "json_schema", json_schema: SCHEMA },
  stream: true,
};

const OLLAMA = "http://localhost:11434";
const CLOUDFLARE = "https://api.cloudflare.com/client/v4/accounts/0/ai";
const ROUTER = "https://router.huggingface.co";

/** Requests to Ollama, and to whoever runs open models for others. */
export const OPEN_MODEL_REQUESTS: [url: string, body: object][] = [
  [`${OLLAMA}/api/chat`, chat],
  [`${OLLAMA}/api/generate`, { ...generate, format: "json", think: true, stream: true }],
  [`${OLLAMA}/api/embed`, { model: "m", input: ["Hi"], dimensions: 8, truncate: true }],
  [`${OLLAMA}/api/embeddings`, { model: "m", prompt: "Hi" }],
  [`${OLLAMA}/v1/chat/completions`, compatible],
  [`${OLLAMA}/v1/completions`, { model: "m", prompt: "Hi", stream: true }],
  [`${OLLAMA}/v1/embeddings`, { model: "m", input: ["Hi"], encoding_format: "base64" }],
  [
    `${OLLAMA}/v1/messages`,
    { model: "m", max_tokens: 9, messages: [{ role: "user", content: "Hi" }] },
  ],
  [
    "https://api.replicate.com/v1/models/meta/llama/predictions",
    { input: { prompt: "Hi", system_prompt: "Be brief.", stop_sequences: "a,b", max_tokens: 9 } },
  ],
  [`${CLOUDFLARE}/run/@cf/meta/llama`, run],
  [`${CLOUDFLARE}/run/@cf/baai/bge-m3`, { text: ["Hi", "Ho"] }],
  [`${CLOUDFLARE}/v1/chat/completions`, compatible],
  [`${ROUTER}/v1/chat/completions`, compatible],
  [`${ROUTER}/hf-inference/models/a/b/pipeline/feature-extraction`, { inputs: ["Hi"] }],
  [
    `${ROUTER}/hf-inference/models/a/b/pipeline/sentence-similarity`,
    { inputs: { source_sentence: "Hi", sentences: ["Ho"] } },
  ],
];

/** What an error of theirs is like; `undefined` where it is like OpenAI's. */
export function toErrorShape(url: string): object | undefined {
  const message: unknown = expect.any(String);
  if (url.includes("replicate")) return { detail: message, status: expect.any(Number) };
  if (url.includes("cloudflare")) return { success: false, errors: [{ message }] };
  if (url.includes("/v1/messages")) return { type: "error", error: { message } };
  return /\/api\/|huggingface/.test(url) ? { error: message } : undefined;
}
