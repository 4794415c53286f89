import type { OllamaEnd, OllamaLogprob } from "../ollama-answer.ts";

/** @see https://docs.ollama.com/api/generate */
export type GenerateResponse = GenerateLine & OllamaEnd & { context?: number[] };

/** One line of a stream; the last one is a `GenerateResponse`. */
export interface GenerateLine {
  model: string;
  created_at: string;
  response: string;
  thinking?: string;
  done: boolean;
  logprobs?: OllamaLogprob[];
}
