/** @see https://docs.claude.com/en/api/complete */
export interface Completion {
  type: "completion";
  id: string;
  completion: string;
  stop_reason: "stop_sequence" | "max_tokens" | "refusal" | null;
  model: string;
  /** The sequence that ended the text. */
  stop: string | null;
  log_id: string;
}
