/** @see https://openrouter.ai/docs/api/api-reference/models/get-models */
export interface ModelList {
  data: Model[];
  total_count: number;
  links: { next: string | null };
}

export interface Model {
  id: string;
  canonical_slug: string;
  hugging_face_id: string | null;
  name: string;
  /** Seconds since the epoch. */
  created: number;
  description: string;
  context_length: number | null;
  architecture: {
    modality: string | null;
    input_modalities: string[];
    output_modalities: string[];
    tokenizer: string;
    instruct_type: string | null;
  };
  /** US dollars, as texts. */
  pricing: { prompt: string; completion: string };
  top_provider: {
    context_length: number | null;
    max_completion_tokens: number | null;
    is_moderated: boolean;
  };
  per_request_limits: null;
  supported_parameters: string[];
  default_parameters: Record<string, number | null>;
  supported_voices: string[] | null;
  knowledge_cutoff: string | null;
  expiration_date: string | null;
  links: { details: string };
}

/** A model as a test names it: its id, or some of its fields. */
export type PartialModel = string | (Partial<Model> & Record<string, unknown>);
