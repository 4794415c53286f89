import type { CohereUsage } from "../cohere-meta.ts";

/** @see https://docs.cohere.com/reference/chat */
export interface ChatResponse {
  id: string;
  message: ChatMessage;
  finish_reason: FinishReason;
  usage: CohereUsage;
  logprobs?: LogprobItem[];
}

export type FinishReason =
  | "COMPLETE"
  | "STOP_SEQUENCE"
  | "MAX_TOKENS"
  | "TOOL_CALL"
  | "ERROR"
  | "TIMEOUT";

export interface ChatMessage {
  role: "assistant";
  content?: ContentBlock[];
  tool_plan?: string;
  tool_calls?: ToolCall[];
  citations?: object[];
}

export type ContentBlock = { type: "text"; text: string } | { type: "thinking"; thinking: string };

export interface ToolCall {
  id: string;
  type: "function";
  function: { name: string; arguments: string };
}

export interface Citation {
  start: number;
  end: number;
  text: string;
  sources: { type: "document"; id: string; document: Record<string, string> }[];
  type: "TEXT_CONTENT";
}

export interface LogprobItem {
  token_ids: number[];
  text: string;
  logprobs: number[];
}
