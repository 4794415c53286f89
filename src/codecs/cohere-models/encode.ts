import type { CohereModelsCall } from "./decode.ts";
import type * as wire from "./wire.ts";

export function encodeList(
  models: readonly wire.PartialCohereModel[],
  { endpoint }: CohereModelsCall,
): { models: wire.Model[] } {
  if (!Array.isArray(models)) {
    throw new TypeError(
      'the reply is no list of models. Give names, such as ["command-a-03-2025"], or objects with a name.',
    );
  }
  const encoded = models.map((model: wire.PartialCohereModel) => encodeModel(model, ""));
  return {
    models: encoded.filter(({ endpoints }) => endpoint === null || endpoints.includes(endpoint)),
  };
}

/** `name` stands where the model itself has none. */
export function encodeModel(model: wire.PartialCohereModel, name: string): wire.Model {
  const fields = typeof model === "string" ? { name: model } : model;
  const own = fields.name ?? name;
  if (own === "") throw new Error("a model of the reply has no name. Give each one a name.");
  const endpoint = toEndpoint(own);
  return {
    name: own,
    endpoints: [endpoint],
    finetuned: false,
    context_length: endpoint === "chat" ? 288_000 : 128_000,
    tokenizer_url: `https://storage.googleapis.com/cohere-public/tokenizers/${own}.json`,
    features: endpoint === "chat" ? ["json_mode", "json_schema", "strict_tools", "tools"] : null,
    default_endpoints: [],
    ...fields,
  };
}

function toEndpoint(name: string): string {
  return ["embed", "rerank"].find((endpoint) => name.startsWith(endpoint)) ?? "chat";
}
