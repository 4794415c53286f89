import type { TokenLogprob } from "../language-model/result.ts";
import { type JSONObject, optionalNumber, toObjects, toText } from "./read.ts";

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

/** What both endpoints write, read back. */
export function decodeLogprobs(logprobs: unknown): TokenLogprob[] {
  return toObjects(logprobs).map(({ top_logprobs: top, ...logprob }) => ({
    ...toLogprob(logprob),
    topLogprobs: toObjects(top).map(toLogprob),
  }));
}

function toLogprob({ token, logprob }: JSONObject): { token: string; logprob: number } {
  return { token: toText(token), logprob: optionalNumber(logprob) ?? 0 };
}

const encoder = new TextEncoder();

function toBytes(token: string): number[] {
  return [...encoder.encode(token)];
}
