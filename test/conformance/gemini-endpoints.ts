import { geminiGenerateContent } from "../../src/codecs/gemini-generate-content/index.ts";
import { geminiInteractions } from "../../src/codecs/gemini-interactions/index.ts";
import { llm } from "../../src/llm.ts";
import { generateContent } from "./formats/gemini-generate-content.ts";
import { interactions } from "./formats/gemini-interactions.ts";
import type { Endpoint } from "./measure/endpoint.ts";

/** Those of the Gemini API that were recorded. */
export const gemini: Endpoint[] = [
  ...["generateContent", "streamGenerateContent"].map((name): Endpoint => ({
    provider: "gemini",
    name,
    recorded: [`POST /v1beta/models/{m}:${name}`, `POST /v1alpha/models/{m}:${name}`],
    free: /(?:functionCall\.args|functionResponse\.response)$/,
    schema: {
      document: "gemini",
      body: "GenerateContentResponse",
      event: "GenerateContentResponse",
    },
    generation: {
      ...generateContent,
      codec: geminiGenerateContent(),
      mock: (reply, options) => llm.gemini.generateContent(reply, options),
      reader: "gemini-generate-content",
    },
  })),
  {
    provider: "gemini",
    name: "interactions",
    recorded: ["POST /v1beta/interactions"],
    free: /arguments$/,
    embeds: "interaction",
    generation: {
      ...interactions,
      codec: geminiInteractions(),
      mock: (reply, options) => llm.gemini.interactions(reply, options),
      reader: "gemini-interactions",
    },
  },
  {
    provider: "gemini",
    name: "countTokens",
    recorded: ["POST /v1beta/models/{m}:countTokens"],
    schema: { document: "gemini", body: "CountTokensResponse" },
  },
  {
    provider: "gemini",
    name: "embedContent",
    recorded: ["POST /v1beta/models/{m}:embedContent"],
    schema: { document: "gemini", body: "EmbedContentResponse" },
  },
  {
    provider: "gemini",
    name: "batchEmbedContents",
    recorded: ["POST /v1beta/models/{m}:batchEmbedContents"],
    schema: { document: "gemini", body: "BatchEmbedContentsResponse" },
  },
  {
    provider: "gemini",
    name: "models",
    recorded: ["GET /v1beta/models"],
    schema: { document: "gemini", body: "ListModelsResponse" },
  },
  {
    provider: "gemini",
    name: "batches",
    recorded: ["POST /v1beta/models/{m}:batchGenerateContent"],
    schema: { document: "gemini", body: "Operation" },
  },
];
