import type { IdFormat } from "../../ids.ts";
import type { OpenAIOptions } from "../openai-options.ts";

/** @see https://platform.openai.com/docs/api-reference/completions/object */
export interface Completion {
  id: string;
  object: "text_completion";
  /** Seconds since the epoch. */
  created: number;
  model: string;
  choices: CompletionChoice[];
  usage: CompletionUsage;
}

/** One chunk of a stream. */
export interface CompletionChunk extends Omit<Completion, "choices" | "usage"> {
  choices: CompletionChoice<FinishReason | null>[];
  usage?: CompletionUsage | null;
}

export interface CompletionChoice<Reason = FinishReason> {
  text: string;
  index: number;
  logprobs: CompletionLogprobs | null;
  finish_reason: Reason;
}

export type FinishReason = "stop" | "length" | "content_filter";

export interface CompletionLogprobs {
  text_offset: number[];
  /** Nothing came before the first token of an echoed prompt. */
  token_logprobs: (number | null)[];
  tokens: string[];
  top_logprobs: (Record<string, number> | null)[] | null;
}

export interface CompletionUsage {
  prompt_tokens: number;
  completion_tokens: number;
  total_tokens: number;
}

/** What differs between the providers that speak this format. */
export interface OpenAICompletionsOptions extends OpenAIOptions {
  /** How ids are written. @default OpenAI's way */
  ids?: { result: IdFormat };
  /** How the provider has a body, or a chunk of a stream. @default OpenAI's way */
  write?: (body: Record<string, unknown>, isChunk: boolean) => Record<string, unknown>;
}
