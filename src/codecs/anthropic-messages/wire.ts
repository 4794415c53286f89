/** @see https://docs.claude.com/en/api/messages */
export interface Message {
  model: string;
  id: string;
  type: "message";
  role: "assistant";
  content: ContentBlock[];
  stop_reason: StopReason | null;
  stop_sequence: string | null;
  stop_details: StopDetails | null;
  usage: MessageUsage;
}

export type StopReason =
  | "end_turn"
  | "max_tokens"
  | "stop_sequence"
  | "tool_use"
  | "pause_turn"
  | "refusal"
  | "model_context_window_exceeded";

interface StopDetails {
  type: "refusal";
  category: string | null;
  explanation: string | null;
}

export type ContentBlock = TextBlock | ThinkingBlock | RedactedThinkingBlock | ToolUseBlock;

export interface TextBlock {
  type: "text";
  text: string;
  citations?: Citation[];
}

export interface ThinkingBlock {
  type: "thinking";
  thinking: string;
  signature: string;
}

export interface RedactedThinkingBlock {
  type: "redacted_thinking";
  data: string;
}

export interface ToolUseBlock {
  type: "tool_use";
  id: string;
  name: string;
  input: object;
  caller: { type: "direct" };
}

export interface Citation {
  type: "web_search_result_location";
  cited_text: string;
  url: string;
  title: string | null;
  encrypted_index: string;
}

/** Cumulative; what a stream's last count has too. */
export interface DeltaUsage {
  /** Without what was read from the cache or written to it. */
  input_tokens: number;
  cache_creation_input_tokens: number;
  cache_read_input_tokens: number;
  output_tokens: number;
  /** Where the model thought. */
  output_tokens_details?: { thinking_tokens: number };
}

export interface MessageUsage extends DeltaUsage {
  cache_creation: { ephemeral_5m_input_tokens: number; ephemeral_1h_input_tokens: number };
  service_tier: "standard";
  inference_geo: string;
}

/** @see https://docs.claude.com/en/docs/build-with-claude/streaming */
export type StreamEvent =
  | { type: "message_start"; message: Message }
  | { type: "content_block_start"; index: number; content_block: ContentBlock }
  | { type: "ping" }
  | { type: "content_block_delta"; index: number; delta: BlockDelta }
  | { type: "content_block_stop"; index: number }
  | { type: "message_delta"; delta: MessageDelta; usage: DeltaUsage; context_management?: unknown }
  | { type: "message_stop" }
  | {
      type: "error";
      error: { details: { error_code: string } | null; type: string; message: string };
      request_id: string | null;
    };

export type BlockDelta =
  | { type: "text_delta"; text: string }
  | { type: "input_json_delta"; partial_json: string }
  | { type: "thinking_delta"; thinking: string }
  | { type: "signature_delta"; signature: string }
  | { type: "citations_delta"; citation: Citation };

export type MessageDelta = Pick<Message, "stop_reason" | "stop_sequence" | "stop_details">;

/** @see https://docs.claude.com/en/api/messages-count-tokens */
export interface TokenCount {
  input_tokens: number;
}
