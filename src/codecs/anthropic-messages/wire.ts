/** @see https://docs.claude.com/en/api/messages */
export interface Message {
  model: string;
  id: string;
  type: "message";
  role: "assistant";
  content: Block[];
  stop_reason: StopReason | null;
  stop_sequence: string | null;
  stop_details: StopDetails | null;
  usage: MessageUsage;
  container?: Container;
  context_management?: ContextManagement;
  diagnostics?: { cache_miss_reason: null };
}

export type StopReason =
  | "end_turn"
  | "max_tokens"
  | "stop_sequence"
  | "tool_use"
  | "pause_turn"
  | "refusal"
  | "model_context_window_exceeded"
  | "compaction";

interface StopDetails {
  type: "refusal";
  category: string | null;
  explanation: string | null;
}

/** Where the code of an answer ran. */
export interface Container {
  id: string;
  expires_at: string;
  skills?: { type: string; skill_id: string; version: string }[];
}

export interface ContextManagement {
  applied_edits: object[];
}

export type Block = ContentBlock | ServerBlock;

/** What runs at Anthropic: the calls of its tools, their results, and other things that clients send back as they came. */
export interface ServerBlock {
  type: string;
  [field: string]: unknown;
}

export interface CompactionBlock {
  type: "compaction";
  content: string | null;
  encrypted_content?: string | null;
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

export type Citation = WebSearchCitation | ServerBlock;

export interface WebSearchCitation {
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
  /** Where it was asked for. */
  speed?: string;
}

/** @see https://docs.claude.com/en/docs/build-with-claude/streaming */
export type StreamEvent =
  | { type: "message_start"; message: Message }
  | { type: "content_block_start"; index: number; content_block: Block }
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
  | { type: "citations_delta"; citation: Citation }
  | ({ type: "compaction_delta" } & Omit<CompactionBlock, "type">);

export type Stop = Pick<Message, "stop_reason" | "stop_sequence" | "stop_details">;

export type MessageDelta = Stop & Pick<Message, "container">;

/** @see https://docs.claude.com/en/api/messages-count-tokens */
export interface TokenCount {
  input_tokens: number;
}
