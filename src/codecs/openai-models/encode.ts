import type * as wire from "./wire.ts";

/** When OpenAI made its model of June 2023; a constant, so that no run differs from another. */
const CREATED = 1_686_588_896;

/** As OpenAI's own models have it. */
const FIELDS = { created: CREATED, owned_by: "system" };

export function encodeList(
  models: readonly wire.PartialModel[],
  fields?: Record<string, unknown>,
): wire.ModelList {
  if (!Array.isArray(models)) {
    throw new TypeError(
      'the reply is no list of models. Give ids, such as ["gpt-5.4"], or objects with an id.',
    );
  }
  return {
    object: "list",
    data: models.map((model: wire.PartialModel) => encodeModel(model, "", fields)),
  };
}

/** `id` stands where the model itself has none. */
export function encodeModel(
  model: wire.PartialModel,
  id: string,
  fields: Record<string, unknown> = FIELDS,
): wire.Model {
  const own = typeof model === "string" ? { id: model } : model;
  const encoded = { id, object: "model", ...fields, ...own } as wire.Model;
  if (encoded.id !== "") return encoded;
  throw new Error("a model of the reply has no id. Give each one an id.");
}

export function encodeDeleted(reply: Partial<wire.DeletedModel>, id: string): wire.DeletedModel {
  return { id, object: "model", deleted: true, ...reply };
}
