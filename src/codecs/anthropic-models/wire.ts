/** @see https://docs.claude.com/en/api/models-list */
export interface ModelList {
  data: Model[];
  has_more: boolean;
  first_id: string | null;
  last_id: string | null;
}

export interface Model {
  type: "model";
  id: string;
  display_name: string;
  /** RFC 3339. */
  created_at: string;
  max_input_tokens: number | null;
  max_tokens: number | null;
  capabilities: Record<string, Capability> | null;
}

export interface Capability {
  supported: boolean;
  [detail: string]: unknown;
}
