/** @see https://platform.openai.com/docs/api-reference/responses/compact */
export interface Compaction {
  id: string;
  object: "response.compaction";
  created_at: number;
  /** What the user said, and one item of the type `compaction`. */
  output: Record<string, unknown>[];
  usage: {
    input_tokens: number;
    input_tokens_details: { cached_tokens: number };
    output_tokens: number;
    output_tokens_details: { reasoning_tokens: number };
    total_tokens: number;
  };
}
