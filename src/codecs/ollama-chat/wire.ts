import type { OllamaEnd, OllamaLogprob } from "../ollama-answer.ts";

/** @see https://docs.ollama.com/api/chat */
export type ChatResponse = ChatLine & OllamaEnd;

/** One line of a stream; the last one is a `ChatResponse`. */
export interface ChatLine {
  model: string;
  created_at: string;
  message: ChatMessage;
  done: boolean;
  logprobs?: OllamaLogprob[];
}

export interface ChatMessage {
  role: "assistant";
  content: string;
  thinking?: string;
  tool_calls?: ToolCall[];
}

export interface ToolCall {
  /** Older servers have none. */
  id?: string;
  /** Arguments are an object, not a text. */
  function: { index: number; name: string; arguments: unknown };
}
