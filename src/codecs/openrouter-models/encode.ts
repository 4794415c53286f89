import type * as wire from "./wire.ts";

export function encodeList(models: readonly wire.PartialModel[]): wire.ModelList {
  if (!Array.isArray(models)) {
    throw new TypeError(
      'the reply is no list of models. Give ids, such as ["openai/gpt-4o"], or objects with an id.',
    );
  }
  const data = models.map((model: wire.PartialModel) => encodeModel(model, ""));
  return { data, total_count: data.length, links: { next: null } };
}

/** `id` stands where the model itself has none; what it costs and can do is the test's to say. */
export function encodeModel(model: wire.PartialModel, id: string): wire.Model {
  const own = typeof model === "string" ? { id: model } : { id, ...model };
  if (own.id === "") throw new Error("a model of the reply has no id. Give each one an id.");
  return {
    canonical_slug: own.id,
    hugging_face_id: null,
    name: own.id,
    created: 0,
    description: "",
    context_length: 128_000,
    architecture: {
      modality: "text->text",
      input_modalities: ["text"],
      output_modalities: ["text"],
      tokenizer: "Other",
      instruct_type: null,
    },
    pricing: { prompt: "0", completion: "0" },
    top_provider: { context_length: 128_000, max_completion_tokens: null, is_moderated: false },
    per_request_limits: null,
    supported_parameters: ["max_tokens", "temperature", "tool_choice", "tools", "top_p"],
    default_parameters: {},
    supported_voices: null,
    knowledge_cutoff: null,
    expiration_date: null,
    links: { details: `/api/v1/models/${own.id}/endpoints` },
    ...own,
  };
}
