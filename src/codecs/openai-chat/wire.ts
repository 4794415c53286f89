import type { OpenAILogprob } from "../openai-logprobs.ts";
import type { Audio } from "./audio.ts";

/** @see https://platform.openai.com/docs/api-reference/chat/object */
export interface ChatCompletion extends Head {
  object: "chat.completion";
  choices: Choice[];
  usage: ChatUsage;
}

/** @see https://platform.openai.com/docs/api-reference/chat-streaming */
export interface ChatCompletionChunk extends Head {
  object: "chat.completion.chunk";
  choices: ChunkChoice[];
  usage?: ChatUsage | null;
  obfuscation?: string;
}

/** What the body and every chunk begin with. */
interface Head {
  id: string;
  /** Seconds since the epoch. */
  created: number;
  model: string;
  service_tier?: string;
  system_fingerprint?: string | null;
}

export interface Choice {
  index: number;
  message: ChatMessage;
  logprobs: Logprobs | null;
  finish_reason: FinishReason;
}

export interface ChunkChoice {
  index: number;
  delta: Delta;
  logprobs?: Logprobs | null;
  finish_reason: FinishReason | null;
}

export type FinishReason = "stop" | "length" | "tool_calls" | "content_filter" | "function_call";

export interface ChatMessage {
  role: "assistant";
  content: string | null;
  tool_calls?: ToolCall[];
  /** Where the request offers `functions`, as the first versions did. */
  function_call?: FunctionCall;
  refusal?: string | null;
  annotations?: Annotation[];
  audio?: Audio;
  [reasoningField: string]: unknown;
}

export interface Delta {
  role?: "assistant";
  content?: string | null;
  refusal?: string | null;
  tool_calls?: ToolCallDelta[];
  function_call?: Partial<FunctionCall>;
  annotations?: Annotation[];
  /** In no specification; its fields come one after another: https://github.com/openai/openai-openapi/issues/577 */
  audio?: Partial<Audio>;
  [reasoningField: string]: unknown;
}

export interface FunctionCall {
  name: string;
  arguments: string;
}

export type ToolCall =
  | { id: string; type: "function"; function: FunctionCall }
  | { id: string; type: "custom"; custom: { name: string; input: string } };

export interface ToolCallDelta {
  index: number;
  id?: string;
  type?: "function" | "custom";
  function?: { name?: string; arguments: string };
  custom?: { name?: string; input: string };
}

export interface Annotation {
  type: "url_citation";
  url_citation: { start_index: number; end_index: number; title: string; url: string };
}

export interface Logprobs {
  content: OpenAILogprob[] | null;
  refusal: null;
}

export interface ChatUsage {
  prompt_tokens: number;
  completion_tokens: number;
  total_tokens: number;
  prompt_tokens_details: {
    cached_tokens: number;
    cache_write_tokens?: number;
    audio_tokens: number;
  };
  completion_tokens_details: {
    reasoning_tokens: number;
    audio_tokens: number;
    accepted_prediction_tokens: number;
    rejected_prediction_tokens: number;
  };
}
