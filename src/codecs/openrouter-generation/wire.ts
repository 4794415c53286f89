import type { BaseCall } from "../../language-model/call.ts";

/** @see https://openrouter.ai/docs/api/api-reference/generations/get-generation */
export interface Generation {
  id: string;
  model: string;
  api_type: string | null;
  created_at: string;
  streamed: boolean | null;
  finish_reason: string | null;
  native_finish_reason: string | null;
  provider_name: string | null;
  tokens_prompt: number | null;
  tokens_completion: number | null;
  native_tokens_prompt: number | null;
  native_tokens_completion: number | null;
  native_tokens_reasoning: number | null;
  native_tokens_cached: number | null;
  [field: string]: unknown;
}

export interface GenerationCall extends BaseCall {
  /** Of the answer that is asked about. */
  id: string;
}
