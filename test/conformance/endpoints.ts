import { openaiChat } from "../../src/codecs/openai-chat/index.ts";
import { openaiCompletions } from "../../src/codecs/openai-completions/index.ts";
import { openaiResponses } from "../../src/codecs/openai-responses/index.ts";
import { llm } from "../../src/llm.ts";
import { anthropic } from "./anthropic-endpoints.ts";
import { cloud } from "./cloud-endpoints.ts";
import { compatible } from "./compatible-endpoints.ts";
import { chat } from "./formats/openai-chat.ts";
import { completions } from "./formats/openai-completions.ts";
import { responses } from "./formats/openai-responses.ts";
import { gemini } from "./gemini-endpoints.ts";
import type { Endpoint } from "./measure/endpoint.ts";

/** What a response is, whoever asks for it. */
const response = {
  free: /(?:^|\.)(?:metadata|tools|text\.format|action|arguments|variables)$/,
  embeds: "response",
  schema: {
    document: "openai",
    body: "Response",
    event: "ResponseStreamEvent",
  },
  generation: {
    ...responses,
    codec: openaiResponses({ openaiRules: true }),
    mock: (reply, options) => llm.openai.responses(reply, options),
    reader: "openai-responses",
  },
} satisfies Partial<Endpoint>;

const openai: Endpoint[] = [
  {
    provider: "openai",
    name: "chat",
    recorded: ["POST /v1/chat/completions"],
    schema: {
      document: "openai",
      body: "CreateChatCompletionResponse",
      event: "CreateChatCompletionStreamResponse",
    },
    generation: {
      ...chat,
      codec: openaiChat({ openaiFields: true }),
      mock: (reply, options) => llm.openai.chat(reply, options),
      reader: "openai-chat",
    },
  },
  {
    provider: "openai",
    name: "completions",
    recorded: ["POST /v1/completions"],
    // by their tokens
    free: /logprobs\.top_logprobs$/,
    schema: {
      document: "openai",
      body: "CreateCompletionResponse",
      event: "CreateCompletionResponse",
    },
    generation: {
      ...completions,
      codec: openaiCompletions(),
      mock: (reply, options) => llm.openai.completions(reply, options),
      reader: "openai-completions",
    },
  },
  {
    provider: "openai",
    name: "responses",
    recorded: ["POST /v1/responses"],
    ...response,
    // summaries of reasoning were recorded at Azure alone
    kin: [["azure", "POST /openai/v1/responses"]],
  },
  {
    provider: "openai",
    name: "responses.retrieve",
    recorded: ["GET /v1/responses/{id}"],
    ...response,
    kin: [["openai", "POST /v1/responses"]],
    generation: { ...response.generation, isStored: true },
  },
  {
    provider: "openai",
    name: "responses.compact",
    recorded: ["POST /v1/responses/compact"],
    schema: { document: "openai", body: "CompactResource" },
  },
  {
    provider: "openai",
    name: "responses.inputTokens",
    recorded: ["POST /v1/responses/input_tokens"],
    schema: { document: "openai", body: "TokenCountsResource" },
  },
  {
    provider: "openai",
    name: "embeddings",
    recorded: ["POST /v1/embeddings"],
    schema: { document: "openai", body: "CreateEmbeddingResponse" },
  },
  {
    provider: "openai",
    name: "moderations",
    recorded: ["POST /v1/moderations"],
    schema: { document: "openai", body: "CreateModerationResponse" },
  },
  {
    provider: "openai",
    name: "images",
    recorded: ["POST /v1/images/generations"],
    schema: { document: "openai", body: "ImagesResponse" },
  },
  {
    provider: "openai",
    name: "models",
    recorded: ["GET /v1/models"],
    schema: { document: "openai", body: "ListModelsResponse" },
  },
  {
    provider: "openai",
    name: "models.retrieve",
    recorded: ["GET /v1/models/{m}"],
    schema: { document: "openai", body: "Model" },
  },
  {
    provider: "openai",
    name: "batches",
    recorded: ["POST /v1/batches"],
    schema: { document: "openai", body: "Batch" },
  },
];

/** Every endpoint of the pack that was recorded. */
export const endpoints: Endpoint[] = [...openai, ...anthropic, ...gemini, ...cloud, ...compatible];
