/** @see https://docs.cohere.com/reference/get-model */
export interface Model {
  name: string;
  endpoints: string[];
  finetuned: boolean;
  context_length: number;
  tokenizer_url: string;
  features: string[] | null;
  default_endpoints: string[];
}

/** A model as a test names it: its name, or some of its fields. */
export type PartialCohereModel = string | (Partial<Model> & Record<string, unknown>);
