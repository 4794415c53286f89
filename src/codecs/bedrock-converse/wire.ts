/** @see https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html */
export interface ConverseResponse {
  metrics: { latencyMs: number };
  output: { message: { content: ContentBlock[]; role: "assistant" } };
  stopReason: StopReason;
  usage: TokenUsage;
  additionalModelResponseFields?: unknown;
}

export type StopReason =
  | "end_turn"
  | "tool_use"
  | "max_tokens"
  | "stop_sequence"
  | "guardrail_intervened"
  | "content_filtered"
  | "malformed_model_output"
  | "malformed_tool_use"
  | "model_context_window_exceeded";

/** A union, told by its only key. */
export type ContentBlock =
  | { text: string }
  | { toolUse: ToolUseBlock }
  | { reasoningContent: ReasoningContent }
  | { image: { format: string; source: { bytes: string } } }
  | { citationsContent: { citations: Citation[] } }
  | Record<string, unknown>;

export interface ToolUseBlock {
  input: unknown;
  name: string;
  toolUseId: string;
}

export type ReasoningContent =
  | { reasoningText: { signature?: string; text: string } }
  | { redactedContent: string };

export interface Citation {
  location: { web: { domain: string; url: string } };
  title?: string;
}

export interface TokenUsage {
  /** In both spellings, as the wire has them. */
  cacheReadInputTokenCount?: number;
  cacheReadInputTokens?: number;
  cacheWriteInputTokenCount?: number;
  cacheWriteInputTokens?: number;
  /** Without what was read from the cache or written to it. */
  inputTokens: number;
  outputTokens: number;
  serverToolUsage: object;
  totalTokens: number;
}
