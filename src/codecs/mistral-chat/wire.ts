/** @see https://docs.mistral.ai/api/endpoint/chat */
export interface ChatCompletion {
  id: string;
  /** Seconds since the epoch. */
  created: number;
  model: string;
  usage: ChatUsage;
  object: "chat.completion";
  choices: Choice[];
}

export interface Choice {
  index: number;
  finish_reason: FinishReason;
  message: ChatMessage;
}

export interface ChunkChoice {
  index: number;
  delta: Delta;
  finish_reason: FinishReason | null;
}

export type FinishReason = "stop" | "length" | "model_length" | "error" | "tool_calls";

export interface ChatMessage {
  role: "assistant";
  tool_calls: ToolCall[] | null;
  content: string | ContentChunk[];
}

export interface Delta {
  role?: "assistant";
  content?: string | ContentChunk[];
  tool_calls?: ToolCall[];
}

export type ContentChunk =
  | { type: "text"; text: string }
  | { type: "thinking"; thinking: { type: "text"; text: string }[]; closed?: boolean }
  /** What a reply has in Mistral's own words, such as a reference. */
  | { type: string; [field: string]: unknown };

export interface ToolCall {
  id: string;
  type: "function";
  function: { name: string; arguments: string };
  index: number;
}

export interface ChatUsage {
  prompt_tokens: number;
  total_tokens: number;
  completion_tokens: number;
  prompt_tokens_details: { cached_tokens: number };
  service_tier?: string;
}

/** What differs between the endpoints that answer with a chat completion. */
export interface MistralChatOptions {
  /** `fim` fills in code between a prompt and a suffix, `agents` asks an agent. @default "chat" */
  endpoint?: "chat" | "fim" | "agents";
}
