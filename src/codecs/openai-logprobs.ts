import type { TokenLogprob } from "../language-model/result.ts";

export interface OpenAILogprob {
  token: string;
  logprob: number;
  bytes: number[];
  top_logprobs: { token: string; logprob: number; bytes: number[] }[];
}

/** Log probabilities as both of OpenAI's text endpoints write them. */
export function encodeLogprobs(logprobs: TokenLogprob[]): OpenAILogprob[] {
  return logprobs.map(({ token, logprob, topLogprobs = [] }) => ({
    token,
    logprob,
    bytes: toBytes(token),
    top_logprobs: topLogprobs.map((top) => ({ ...top, bytes: toBytes(top.token) })),
  }));
}

function toBytes(token: string): number[] {
  return [...new TextEncoder().encode(token)];
}
