/** @see https://docs.mistral.ai/api/endpoint/models */
export interface Model {
  id: string;
  object: "model";
  /** Seconds since the epoch. */
  created: number;
  owned_by: string;
  capabilities: Record<string, boolean>;
  name: string | null;
  description: string | null;
  max_context_length: number;
  aliases: string[];
  deprecation: string | null;
  deprecation_replacement_model: string | null;
  default_model_temperature: number | null;
  type: "base";
}

export interface ModelList {
  object: "list";
  data: Model[];
}

export interface DeletedModel {
  id: string;
  object: "model";
  deleted: boolean;
}

/** A model as a test names it: its id, or some of its fields. */
export type PartialMistralModel = string | (Partial<Model> & Record<string, unknown>);
