import type {
  CustomPart,
  FilePart,
  ReasoningPart,
  RefusalPart,
  SourcePart,
  TextPart,
  ToolCallPart,
} from "./prompt.ts";

/** One piece of an answer. */
export type Content =
  | TextPart
  | ReasoningPart
  | ToolCallPart
  | RefusalPart
  | FilePart
  | SourcePart
  | CustomPart;

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
  /** The sequence that stopped the answer. */
  stopSequence?: string;
  usage: Usage;
  logprobs?: TokenLogprob[];
  /** Partial body in the provider's own words, merged last. */
  body?: Record<string, unknown>;
}

/** What can be read back out of a provider's own answer. */
export type DecodedResult = Omit<LanguageModelResult, "timestamp"> &
  Partial<Pick<LanguageModelResult, "timestamp">>;
