import { anthropicMessages } from "../../src/codecs/anthropic-messages/index.ts";
import { azureChoices, azureResponses } from "../../src/codecs/azure-openai.ts";
import { geminiGenerateContent } from "../../src/codecs/gemini-generate-content/index.ts";
import { googleChat } from "../../src/codecs/google-openai.ts";
import { openaiChat } from "../../src/codecs/openai-chat/index.ts";
import { openaiCompletions } from "../../src/codecs/openai-completions/index.ts";
import { openaiResponses } from "../../src/codecs/openai-responses/index.ts";
import { vertexMessages } from "../../src/codecs/vertex-anthropic.ts";
import { VERTEX_RULES } from "../../src/codecs/vertex-rules.ts";
import { vertexGenerateContent } from "../../src/codecs/vertex.ts";
import { vercelChat } from "../../src/codecs/vercel-chat.ts";
import { llm } from "../../src/llm.ts";
import { messages } from "./formats/anthropic-messages.ts";
import { generateContent } from "./formats/gemini-generate-content.ts";
import { chat } from "./formats/openai-chat.ts";
import { completions } from "./formats/openai-completions.ts";
import { responses } from "./formats/openai-responses.ts";
import type { Endpoint, Format } from "./measure/endpoint.ts";

/** A request that was not kept went to Azure's v1 API. */
function atAzure({ ask }: Format): Format["ask"] {
  return (answer, isStream) => {
    const { url, body } = ask(answer, isStream);
    return { url: url.replace("api.openai.com", "acme.openai.azure.com/openai"), body };
  };
}

/** A request that was not kept went to a project's models. */
const atVertex: Format["ask"] = (answer, isStream) => {
  const { url, body } = generateContent.ask(answer, isStream);
  const place = "aiplatform.googleapis.com/v1beta1/projects/p/locations/global/publishers/google";
  return { url: url.replace("generativelanguage.googleapis.com/v1beta", place), body };
};

/** Clouds and gateways that pass on the models of others. */
export const cloud: Endpoint[] = [
  {
    provider: "azure",
    name: "chat",
    recorded: ["POST /openai/deployments/{d}/chat/completions", "POST /openai/v1/chat/completions"],
    generation: {
      ...chat,
      ask: atAzure(chat),
      codec: azureChoices(openaiChat({ openaiFields: true })),
      mock: (reply, options) => llm.azureOpenAI.chat(reply, options),
      reader: "openai-chat",
    },
  },
  {
    provider: "azure",
    name: "completions",
    recorded: ["POST /openai/deployments/{d}/completions"],
    // one recording, of 2023
    kin: [["azure", "POST /openai/deployments/{d}/chat/completions"]],
    generation: {
      ...completions,
      ask: atAzure(completions),
      codec: azureChoices(openaiCompletions()),
      mock: (reply, options) => llm.azureOpenAI.completions(reply, options),
      reader: "openai-completions",
    },
  },
  {
    provider: "azure",
    name: "responses",
    recorded: ["POST /openai/v1/responses", "POST /openai/responses"],
    free: /(?:^|\.)(?:metadata|tools|text\.format|action|arguments|variables)$/,
    embeds: "response",
    schema: { document: "openai", body: "Response", event: "ResponseStreamEvent" },
    generation: {
      ...responses,
      ask: atAzure(responses),
      codec: azureResponses(openaiResponses({ openaiRules: true })),
      mock: (reply, options) => llm.azureOpenAI.responses(reply, options),
      reader: "openai-responses",
    },
  },
  {
    provider: "azure",
    name: "embeddings",
    recorded: ["POST /openai/deployments/{d}/embeddings"],
  },
  {
    provider: "vercel-gateway",
    name: "chat",
    recorded: ["POST /v1/chat/completions"],
    free: /(?:provider_metadata|reasoning_details)$/,
    generation: {
      ...chat,
      codec: vercelChat(openaiChat({ idPrefix: "gen_", reasoningField: "reasoning" })),
      mock: (reply, options) => llm.vercelGateway.chat(reply, options),
      reader: "openai-chat",
    },
  },
  ...["generateContent", "streamGenerateContent"].map((name): Endpoint => ({
    provider: "vertex",
    name,
    recorded: ["v1", "v1beta", "v1beta1"].map(
      (version) =>
        `POST /${version}/projects/{p}/locations/{l}/publishers/google/models/{m}:${name}`,
    ),
    free: /(?:functionCall\.args|functionResponse\.response)$/,
    schema: {
      document: "gemini",
      body: "GenerateContentResponse",
      event: "GenerateContentResponse",
    },
    generation: {
      ...generateContent,
      ask: atVertex,
      codec: vertexGenerateContent(geminiGenerateContent(VERTEX_RULES)),
      mock: (reply, options) => llm.vertex.generateContent(reply, options),
      reader: "gemini-generate-content",
    },
  })),
  {
    provider: "vertex",
    name: "countTokens",
    recorded: [
      "POST /v1beta/projects/{p}/locations/{l}/publishers/google/models/{m}:countTokens",
      "POST /v1beta1/projects/{p}/locations/{l}/publishers/google/models/{m}:countTokens",
    ],
  },
  {
    provider: "vertex",
    name: "computeTokens",
    recorded: [
      "POST /v1beta1/projects/{p}/locations/{l}/publishers/google/models/{m}:computeTokens",
    ],
  },
  {
    provider: "vertex",
    name: "predict",
    recorded: [
      "POST /v1beta1/projects/{p}/locations/{l}/publishers/google/models/{m}:predict",
      "POST /v1beta1/publishers/google/models/{m}:predict",
    ],
  },
  {
    provider: "vertex",
    name: "messages",
    recorded: ["rawPredict", "streamRawPredict"].map(
      (name) => `POST /v1/projects/{p}/locations/{l}/publishers/anthropic/models/{m}:${name}`,
    ),
    free: /\.input$/,
    kin: [["anthropic", "POST /v1/messages"]],
    generation: {
      ...messages,
      codec: vertexMessages(anthropicMessages({ anthropicRules: true })),
      mock: (reply, options) => llm.vertex.messages(reply, options),
      reader: "anthropic-messages",
    },
  },
  {
    provider: "gemini",
    name: "chat",
    recorded: ["POST /v1beta/openai/chat/completions"],
    free: /extra_content$/,
    generation: {
      ...chat,
      codec: googleChat(openaiChat({ idPrefix: "" })),
      mock: (reply, options) => llm.gemini.chat(reply, options),
      reader: "openai-chat",
    },
  },
];
