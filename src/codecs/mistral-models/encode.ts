import type * as wire from "./wire.ts";

/** A constant, so that no run differs from another: the day of Mistral Medium 3.1. */
const CREATED = 1_754_956_800;

export function encodeList(models: readonly wire.PartialMistralModel[]): wire.ModelList {
  if (!Array.isArray(models)) {
    throw new TypeError(
      'the reply is no list of models. Give ids, such as ["mistral-large-latest"], or objects with an id.',
    );
  }
  return {
    object: "list",
    data: models.map((model: wire.PartialMistralModel) => encodeModel(model, "")),
  };
}

/** `id` stands where the model itself has none. */
export function encodeModel(model: wire.PartialMistralModel, id: string): wire.Model {
  const fields = typeof model === "string" ? { id: model } : model;
  const named = fields.id ?? id;
  if (named === "") throw new Error("a model of the reply has no id. Give each one an id.");
  return {
    id: named,
    object: "model",
    created: CREATED,
    owned_by: "mistralai",
    name: named,
    description: null,
    max_context_length: 131_072,
    aliases: [],
    deprecation: null,
    deprecation_replacement_model: null,
    default_model_temperature: 0.3,
    type: "base",
    ...fields,
    capabilities: { ...toCapabilities(named), ...fields.capabilities },
  };
}

export function encodeDeleted(id: string): wire.DeletedModel {
  return { id, object: "model", deleted: true };
}

/** What a model can do, as far as its name tells. */
function toCapabilities(id: string): Record<string, boolean> {
  const isOther = /embed|moderation|ocr|tts/.test(id);
  return {
    completion_chat: !isOther,
    function_calling: !isOther,
    completion_fim: id.startsWith("codestral") && !isOther,
    fine_tuning: false,
    vision: /mistral-(medium|small|large)|pixtral/.test(id),
    ocr: id.includes("ocr"),
    classification: false,
    moderation: id.includes("moderation"),
    audio: id.startsWith("voxtral"),
    audio_transcription: id.startsWith("voxtral"),
  };
}
