import type { GeminiModel, GeminiModelsCall, ListModelsResponse } from "./wire.ts";

/** What is known of a model; the rest follows from its name. */
export type PartialModel = string | (Partial<GeminiModel> & { name: string });

export function encodeModel(model: PartialModel): GeminiModel {
  const { name, ...known } = typeof model === "string" ? { name: model } : model;
  const id = name.replace(/^models\//, "");
  return {
    name: id.includes("/") ? id : `models/${id}`,
    version: "001",
    displayName: toDisplayName(id),
    description: toDisplayName(id),
    ...(id.includes("embedding") ? EMBEDDING : GENERATION),
    ...known,
  };
}

/** Pages end: the last one has no token. */
export function encodeModels(
  models: PartialModel[],
  { pageSize, pageToken }: GeminiModelsCall,
): ListModelsResponse {
  const all = models.map(encodeModel);
  const start = pageToken === "" ? 0 : all.findIndex(({ name }) => name === pageToken) + 1;
  const page = all.slice(start, start + pageSize);
  const last = page.at(-1);
  const hasMore = start + pageSize < all.length;
  return { models: page, ...(hasMore && last && { nextPageToken: last.name }) };
}

const EMBEDDING = {
  inputTokenLimit: 2048,
  outputTokenLimit: 1,
  supportedGenerationMethods: [
    "embedContent",
    "countTextTokens",
    "countTokens",
    "asyncBatchEmbedContent",
  ],
};

const GENERATION = {
  inputTokenLimit: 1_048_576,
  outputTokenLimit: 65_536,
  supportedGenerationMethods: [
    "generateContent",
    "countTokens",
    "createCachedContent",
    "batchGenerateContent",
  ],
  temperature: 1,
  topP: 0.95,
  topK: 64,
  maxTemperature: 2,
  thinking: true,
};

/** `gemini-3.5-flash` is called Gemini 3.5 Flash. */
function toDisplayName(id: string): string {
  return id.replace(/(^|-)(\w)/g, (_, dash: string, letter: string) => {
    return (dash === "" ? "" : " ") + letter.toUpperCase();
  });
}
