import type { OpenAIOptions } from "../openai-options.ts";

/** @see https://platform.openai.com/docs/api-reference/models/object */
export interface Model {
  id: string;
  object: "model";
  /** Seconds since the epoch. */
  created: number;
  owned_by: string;
}

/** @see https://platform.openai.com/docs/api-reference/models/list */
export interface ModelList {
  object: "list";
  data: Model[];
}

/**
 * What OpenAI says of a model that was deleted.
 *
 * @see https://platform.openai.com/docs/api-reference/models/delete
 */
export interface DeletedModel {
  id: string;
  object: "model";
  deleted: boolean;
}

/** A model as a test names it: its id, or some of its fields, the vendor's own too. */
export type PartialModel = string | (Partial<Model> & Record<string, unknown>);

/** What differs between the providers that speak this format. */
export interface OpenAIModelsOptions extends Pick<OpenAIOptions, "errorShape"> {
  /** What the list holds where a test says nothing. */
  models?: readonly PartialModel[];
  /** What each model has besides its id. @default OpenAI's: `created` and `owned_by` */
  fields?: Record<string, unknown>;
  /** Whether the list is the whole body. */
  isBare?: boolean;
}
