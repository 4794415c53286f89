import type {
  FilePart,
  ReasoningPart,
  RefusalPart,
  SourcePart,
  TextPart,
  ToolCallPart,
} from "./prompt.ts";

/** One piece of an answer. */
export type Content = TextPart | ReasoningPart | ToolCallPart | RefusalPart | FilePart | SourcePart;

export type FinishReason = "stop" | "length" | "content-filter" | "tool-calls" | "error" | "other";

export interface Usage {
  inputTokens: { total: number; cacheRead: number; cacheWrite: number };
  outputTokens: { total: number; reasoning: number };
}

export interface TokenLogprob {
  token: string;
  logprob: number;
  topLogprobs?: { token: string; logprob: number }[];
}

/** One answer, in neutral words. */
export interface LanguageModelResult {
  id: string;
  modelId: string;
  /** Milliseconds since the epoch. */
  timestamp: number;
  content: Content[];
  finishReason: FinishReason;
  usage: Usage;
  logprobs?: TokenLogprob[];
  /** Partial body in the provider's own words, merged last. */
  body?: Record<string, unknown>;
}
