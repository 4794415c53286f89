import type { LLMError } from "../errors.ts";
import type {
  CustomPart,
  FilePart,
  ReasoningPart,
  RefusalPart,
  SourcePart,
  TextPart,
  ToolCallPart,
} from "./prompt.ts";
import type { LanguageModelResult, TokenLogprob, Usage } from "./result.ts";

/**
 * One step of a streamed answer.
 *
 * `id` counts the answer's pieces from 0. A piece's end repeats it whole, as many wires do; at its start it is whole
 * too, unless it `isOpen`: then its text, or its input, comes with its deltas.
 */
export type StreamPart =
  | ResponseMetadata
  | { type: "text-start"; id: number }
  | { type: "text-delta"; id: number; delta: string; logprobs?: TokenLogprob[] }
  | { type: "text-end"; id: number; part: TextPart }
  | { type: "refusal-start"; id: number }
  | { type: "refusal-delta"; id: number; delta: string }
  | { type: "refusal-end"; id: number; part: RefusalPart }
  | { type: "reasoning-start"; id: number; part: ReasoningPart; isOpen?: true }
  | { type: "reasoning-delta"; id: number; delta: string }
  | { type: "reasoning-end"; id: number; part: ReasoningPart; isOpen?: true }
  | { type: "tool-input-start"; id: number; part: ToolCallPart; isOpen?: true }
  | { type: "tool-input-delta"; id: number; delta: string }
  | { type: "tool-input-end"; id: number; part: ToolCallPart; isOpen?: true }
  | { type: "file"; id: number; part: FilePart }
  | { type: "source"; id: number; part: SourcePart }
  | { type: "custom"; id: number; part: CustomPart }
  | { type: "error"; error: LLMError }
  | { type: "finish"; result: LanguageModelResult };

/** The first part: what is known before the answer is. */
export interface ResponseMetadata {
  type: "response-metadata";
  id: string;
  modelId: string;
  /** Milliseconds since the epoch. */
  timestamp: number;
  /** The prompt's share is final; the output's is not. */
  usage: Usage;
  body?: Record<string, unknown>;
}
