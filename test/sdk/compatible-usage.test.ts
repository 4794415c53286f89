import { setupServer } from "msw/node";
import OpenAI from "openai";
import { beforeAll, expect, test } from "vitest";
import { llm, type LLMHandler, type Reply } from "../../src/index.ts";
import { usePack } from "../support/server.ts";

const server = usePack((...pack) => setupServer(...pack, ...llm.llamacpp.handlers));
let create: (baseURL: string) => OpenAI;
beforeAll(() => {
  create = (baseURL) => new OpenAI({ apiKey: "test", baseURL, maxRetries: 0 });
});

const USAGE = {
  inputTokens: { total: 10, cacheRead: 4, cacheWrite: 3 },
  outputTokens: { total: 6, reasoning: 2 },
};
const CACHED = { prompt_tokens_details: { cached_tokens: 4 } };
const REASONED = { completion_tokens_details: { reasoning_tokens: 2 } };

type Row = [baseURL: string, mock: (reply?: Reply) => LLMHandler, told: object];

/** Where the vendor tells what was read from a cache, and what was thought: as recorded, or as it documents. */
test.for<Row>([
  ["https://api.together.ai/v1", llm.together.chat, { cached_tokens: 4 }],
  ["https://api.moonshot.ai/v1", llm.moonshot.chat, { cached_tokens: 4 }],
  [
    "https://api.venice.ai/api/v1",
    llm.venice.chat,
    { ...CACHED, cache_read_input_tokens: 4, total_tokens: 16 },
  ],
  [
    "https://1.azuredatabricks.net/serving-endpoints",
    llm.databricks.chat,
    { cache_read_input_tokens: 4, cache_creation_input_tokens: 3 },
  ],
  ["http://localhost:8080/v1", llm.llamacpp.chat, CACHED],
  ["https://api.deepseek.com", llm.deepseek.chat, { ...CACHED, prompt_cache_miss_tokens: 6 }],
  ["https://api.deepseek.com", llm.deepseek.chat, { ...REASONED, prompt_cache_hit_tokens: 4 }],
  [
    "https://api.fireworks.ai/inference/v1",
    llm.fireworks.chat,
    { ...CACHED, ...REASONED, total_tokens: 16 },
  ],
  [
    "https://dashscope-intl.aliyuncs.com/compatible-mode/v1",
    llm.dashscope.chat,
    { ...CACHED, ...REASONED },
  ],
  ["https://api.z.ai/api/paas/v4", llm.zai.chat, { ...CACHED, ...REASONED }],
  ["https://api.groq.com/openai/v1", llm.groq.chat, { ...CACHED, ...REASONED }],
  ["https://api.cerebras.ai/v1", llm.cerebras.chat, { ...CACHED, ...REASONED }],
  ["https://api.githubcopilot.com", llm.githubCopilot.chat, { ...CACHED, reasoning_tokens: 2 }],
  ["https://api.perplexity.ai", llm.perplexity.chat, { reasoning_tokens: 2 }],
  [
    "https://openrouter.ai/api/v1",
    llm.openrouter.chat,
    { ...REASONED, prompt_tokens_details: { cached_tokens: 4, cache_write_tokens: 3 } },
  ],
  [
    "https://ai-gateway.vercel.sh/v1",
    llm.vercelGateway.chat,
    { ...CACHED, ...REASONED, cache_creation_input_tokens: 3 },
  ],
  // what is thought stands beside what is said, and counts in the total alone
  ["https://api.x.ai/v1", llm.xai.chat, { ...CACHED, ...REASONED, completion_tokens: 4 }],
])("%s counts what came from a cache, and thoughts", async ([baseURL, mock, told]) => {
  server.use(mock({ content: "Hi", usage: USAGE }));
  const { completions } = create(baseURL).chat;
  const messages = [{ role: "user" as const, content: "Hello" }];
  const { usage } = await completions.create({ model: "m", messages });
  expect(usage).toMatchObject({ prompt_tokens: 10, total_tokens: 16, ...told });
  const options = { stream: true as const, stream_options: { include_usage: true } };
  let last: object | null | undefined;
  for await (const chunk of await completions.create({ model: "m", messages, ...options })) {
    last = chunk.usage ?? last;
  }
  expect(last).toEqual(usage);
});

/** Those that count three numbers alone. */
test.for<[baseURL: string, mock: (reply?: Reply) => LLMHandler]>([
  ["https://api.ai21.com/studio/v1", llm.ai21.chat],
  ["https://api.novita.ai/openai/v1", llm.novita.chat],
  ["https://integrate.api.nvidia.com/v1", llm.nvidia.chat],
  ["http://localhost:1234/v1", llm.lmstudio.chat],
])("%s counts three numbers", async ([baseURL, mock]) => {
  server.use(mock({ content: "Hi", usage: USAGE }));
  const messages = [{ role: "user" as const, content: "Hello" }];
  const { usage } = await create(baseURL).chat.completions.create({ model: "m", messages });
  expect(usage).toEqual({ prompt_tokens: 10, completion_tokens: 6, total_tokens: 16 });
});
