import type { CohereMeta } from "../cohere-meta.ts";
import type { CohereV1FinishReason } from "../cohere-v1.ts";

/** @see https://docs.cohere.com/v1/reference/chat */
export interface ChatResponse {
  response_id: string;
  text: string;
  generation_id: string;
  chat_history: object[];
  finish_reason: CohereV1FinishReason;
  meta: CohereMeta;
  tool_calls?: ToolCall[];
  citations?: object[];
}

/** Calls have no ids: results repeat them. */
export interface ToolCall {
  name: string;
  parameters: unknown;
}
